"""What is one's own: all cases out as one file, in again, and away for good."""

import streamlit as st

from composer.casebook import Casebook, export_zip, import_zip, reminders
from composer.casebook.export import words_in_zip
from composer.casebook.own_words import add_words, keep_words, own_words
from composer.errors import ComposerError
from composer.languages.interface import _, ngettext, use_interface_language
from composer.web.markup import aside, esc, heading
from composer.web.state import session, start_over, today

_UPLOAD = "import_file"


def take_away(opened: Casebook) -> None:
    """Export, the calendar of all reminders, import."""
    heading(_("Yours to keep"))
    with st.container(key="cc_card_carry"):
        language = session().language

        def zipped() -> bytes:
            use_interface_language(language)
            return export_zip(opened, today=today(), words=own_words())

        def dates() -> bytes:
            use_interface_language(language)
            return reminders(opened.get(line.id) for line in opened.list() if line.open and line.due)

        if opened.count():
            with st.container(horizontal=True):
                st.download_button(
                    _("Export everything"),
                    zipped,
                    "cases.zip",
                    "application/zip",
                    key="export",
                    on_click="ignore",
                )
                st.download_button(
                    _("All dates as a calendar"),
                    dates,
                    "cases.ics",
                    "text/calendar",
                    key="all_ics",
                    on_click="ignore",
                )
        chosen = st.file_uploader(_("Take an export in (.zip)"), type=["zip"], key=_UPLOAD)
        if chosen is not None and st.button(_("Import it"), key="import_it"):
            _import(opened, chosen.getvalue(), chosen.name)


def _import(opened: Casebook, data: bytes, name: str) -> None:
    try:
        done = import_zip(opened, data, name=name)
        add_words(words_in_zip(data))
    except ComposerError as error:
        aside(str(error), kind="bad")
        return
    words = ngettext("{count} case came in.", "{count} cases came in.", done.added + done.beside)
    aside(words.format(count=done.added + done.beside))


def ask_delete_everything(opened: Casebook) -> None:
    """A quiet button, and a question before anything is gone."""

    @st.dialog(_("Delete everything?"))
    def dialog() -> None:
        use_interface_language(session().language)
        words = _(
            "All cases and messages are removed from this machine for good. An export that you made stays yours."
        )
        st.html(f'<p class="cc">{esc(words)}</p>')
        with st.container(horizontal=True):
            if st.button(_("Delete for good"), key="really_delete", type="primary"):
                opened.delete_everything()
                keep_words(())
                start_over()
                st.rerun()
            if st.button(_("Keep them"), key="keep_them"):
                st.rerun()

    if st.button(_("Delete everything"), key="delete_everything", type="tertiary"):
        dialog()
