"""Check an e-mail that exists already: the mail window and an editor's notes. Nothing of it is kept anywhere."""

import streamlit as st

from composer.delivery import Incoming, read_incoming
from composer.languages.interface import _
from composer.review import review
from composer.web.fields import TEXT
from composer.web.frame import head
from composer.web.mail import mail_of_text, marks
from composer.web.sheet import annotated, verdict

_TEXT, _FILE = "check_text", "check_file"


def show() -> None:
    """Draw the page."""
    head(
        "check",
        _("Check an e-mail"),
        _(
            "Paste it, or choose its file. You get an editor’s notes; the text stays on this page and is not kept."
        ),
    )
    writing, file = st.columns([8, 5], gap="large")
    with writing:
        st.text_area(
            _("The e-mail"),
            key=_TEXT,
            height=220,
            max_chars=3 * TEXT,
            persist_state="session",
            placeholder=_("Subject: Kettle stopped heating, order 48213"),
        )
        st.button(_("Check it"), key="check_it", type="primary")
    with file:
        chosen = st.file_uploader(_("Or a file: .txt or .eml"), type=["txt", "eml"], key=_FILE)
    if chosen is not None:
        incoming = read_incoming(chosen.getvalue(), name=chosen.name)
    else:
        incoming = read_incoming((st.session_state.get(_TEXT) or "").encode(), name="pasted.txt")
    if incoming.body.strip() or incoming.subject:
        _verdict(incoming)


def _verdict(incoming: Incoming) -> None:
    text = f"Subject: {incoming.subject}\n\n{incoming.body}" if incoming.subject else incoming.body
    result = review(text)
    verdict(result)
    mail = mail_of_text(incoming.body, subject=incoming.subject, to=incoming.to)
    annotated(mail, marks(mail, result.findings), fix=lambda _mark: None, title=_("The e-mail you have"))
