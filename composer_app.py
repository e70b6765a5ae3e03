"""The wizard: `python -m composer serve`, or `streamlit run composer_app.py` from this folder."""

from composer.web.app import main

main()
