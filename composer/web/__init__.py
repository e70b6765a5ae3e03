"""The wizard's screens in Streamlit: thin pages over the rooms, which know nothing of a screen.

`app.main()` is the front door; `pages/` holds one module a page; `session.py` is the one model a person's session
has, `state.py` binds widgets to it, `frame.py`, `sheet.py` and `fields.py` are what the pages share.
"""
