"""The wizard's pages, run by Streamlit's own AppTest: what stands on them, and what becomes of what is typed."""
