"""What is one's own: all cases out as one file, in again, and away for good."""

import streamlit as st

from composer.casebook import Casebook, export_zip, import_zip, reminders
from composer.casebook.export import words_in_zip
from composer.casebook.own_words import add_words, keep_words, own_words
from composer.errors import CasebookError, ComposerError
from composer.languages.interface import _, ngettext, use_interface_language
from composer.web.markup import esc, heading
from composer.web.said import Said, said, say
from composer.web.state import session, start_over, today
from composer.web.whole import whole

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
        if chosen is not None:
            st.button(_("Import it"), key="import_it", on_click=_import, args=(opened,))
        say("import_it")


@whole
def _import(opened: Casebook) -> None:
    telling, chosen = said(), st.session_state.get(_UPLOAD)
    if chosen is None:
        return
    data, name = chosen.getvalue(), chosen.name
    try:
        done = import_zip(opened, data, name=name)
        add_words(words_in_zip(data))
    except ComposerError as error:
        telling["import_it"] = Said(error.__str__, "bad")
        return
    count = done.added + done.beside
    telling["import_it"] = Said(
        lambda: ngettext("{count} case came in.", "{count} cases came in.", count).format(count=count)
    )


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
            words = _("Delete for good")
            if st.button(words, key="really_delete", type="primary", on_click=_delete, args=(opened,)):
                st.rerun()
            if st.button(_("Keep them"), key="keep_them"):
                st.rerun()

    if st.button(_("Delete everything"), key="delete_everything", type="tertiary"):
        dialog()


@whole
def _delete(opened: Casebook) -> None:
    now = session()
    try:
        opened.delete_everything()
        keep_words(())
    except CasebookError as error:
        now.book_error = error
    else:
        start_over()
