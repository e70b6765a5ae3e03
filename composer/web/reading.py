"""The line that tells how far the search is, wherever in the wizard the customer is by now.

The only fragment of the wizard: it asks the worker twice a second, and lets the whole page be drawn once at the end.
"""

import streamlit as st

from composer.languages.interface import _, ngettext, use_interface_language
from composer.site import Progress
from composer.web.markup import esc, show
from composer.web.state import session
from composer.web.words import PAGE_NAMES


@st.fragment(run_every=0.4)
def reading() -> None:
    """The progress of the search that runs, if one runs."""
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
