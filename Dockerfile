# The wizard for one person, in a container: see docs/hosting.md. It keeps its cases in /data.
FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --requirement requirements.txt && useradd --create-home composer && install -d -o composer /data
COPY composer_app.py ./
COPY .streamlit .streamlit
COPY templates templates
COPY examples examples
COPY composer composer
USER composer
ENV COMPOSER_DATABASE_URL=sqlite:////data/casebook.sqlite3
VOLUME /data
EXPOSE 8501
# Inside the container it must listen to all; whoever starts it publishes the port to this machine only.
CMD ["streamlit", "run", "composer_app.py", "--server.address=0.0.0.0", "--server.port=8501"]
