"""The line that tells how far the search is, wherever in the wizard the customer is by now.

The only thing of the wizard that asks by itself (a fragment): the worker twice a second, and the whole page once at the
end. It does so only while a search runs, and never over a change of page: the browser sends such a question with the
page that it believes to be on; answered after the next page was drawn, it makes Streamlit (1.67) clear that page away.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from composer.languages.interface import _, ngettext, use_interface_language
from composer.site import Progress
from composer.web.markup import esc, show
from composer.web.state import session
from composer.web.words import PAGE_NAMES

_EVERY = 0.4  # seconds


def reading() -> None:
    """The progress of the search that runs, if one runs."""
    now = session()

    def progress() -> None:
        _progress()

    # A fragment is known by its name and place. With the page in its name none is taken for that of another page.
    progress.__qualname__ = f"progress_on_{now.shown}"
    st.fragment(progress, run_every=_EVERY if now.job else None)()


def stop_polling() -> None:
    """From now on the questions of this page come to nothing; called before another page is shown.

    Streamlit forgets a page's fragments only when the next page has been drawn to its end, and until then takes their
    questions in.
    """
    context = get_script_run_ctx()
    if context:
        context.fragment_storage.clear()


def _progress() -> None:
    now = session()
    use_interface_language(now.language)
    if now.job is None:
        return
    snapshot = now.job.snapshot()
    if not snapshot.running:
        st.rerun()
    show(
        f'<div class="cc-progress" role="status"><p>{esc(progress_words(snapshot.progress))}</p>'
        '<div class="cc-bar"><i></i></div></div>'
    )


def progress_words(progress: Progress | None) -> str:
    """“Reading Returns, 4 pages so far”."""
    if progress is None:
        return _("Opening the site")
    page = progress.title or (_(PAGE_NAMES[progress.kind]) if progress.kind else progress.url)
    return ngettext(
        "Reading {page}, {count} page so far", "Reading {page}, {count} pages so far", progress.pages_read
    ).format(page=page, count=progress.pages_read)
