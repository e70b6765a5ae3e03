"""The wizard's front door: language, look, navigation, and the net under every page."""

import logging
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import streamlit as st
from babel.core import negotiate_locale

from composer.errors import ComposerError
from composer.languages import language
from composer.languages.interface import SOURCE_LANGUAGE, _, interface_languages, use_interface_language
from composer.web.frame import arrived, guard, on_the_way, tell_browser
from composer.web.keeping import keep_now, notices
from composer.web.markup import aside
from composer.web.state import collect, fill, forget_widgets, put, session, today
from composer.web.whole import whole

_ASSETS = Path(__file__).parent / "assets"
_log = logging.getLogger("composer.web")
_LANGUAGE_KEY = "interface_language"


def main() -> None:
    """One run of the wizard."""
    st.set_page_config(page_icon=str(_ASSETS / "icon.svg"), layout="centered")
    _choose_language()
    st.html(_ASSETS / "styles.css")
    st.logo(str(_ASSETS / "logo.svg"), size="large")
    now = session()
    if now.kept.case.written_on != today():
        put("written_on", today())
    fill("language", now.language)
    collect()
    now.pages = _pages()
    page = st.navigation([*now.pages.values()], position="top")
    on_the_way(next(id for id, one in now.pages.items() if one.url_path == page.url_path))
    _language_switch()
    notices()
    page.run()
    arrived()
    keep_now()
    tell_browser()


def _pages() -> dict[str, st.Page]:
    titles = {
        "company": _("New e-mail"),
        "happened": _("What happened"),
        "wants": _("What you want"),
        "email": _("Your e-mail"),
        "send": _("Send"),
        "solved": _("Solved"),
        "cases": _("My cases"),
        "case": _("A case"),
        "practise": _("Practice"),
        "check": _("Check an e-mail"),
    }
    return {
        id: st.Page(
            _safe(id),
            title=title,
            url_path="" if id == "company" else id,
            default=id == "company",
            visibility="visible" if id in ("company", "cases", "practise", "check") else "hidden",
        )
        for id, title in titles.items()
    }


def _safe(page: str) -> Callable[[], None]:
    """The page of that module, loaded when it is first shown; one plain sentence instead of a fault.

    Nobody's text gets into the log.
    """

    def run() -> None:
        try:
            if guard(page):
                import_module(f"composer.web.pages.{page}").show()
        except ComposerError as error:
            aside(str(error), kind="bad")
        except Exception as error:  # noqa: BLE001 (whatever it is, what was typed must stay usable)
            _log.error("page %s: %s", page, type(error).__name__)
            aside(str(ComposerError()), kind="bad")

    return run


def _choose_language() -> None:
    """The language chosen here, else the one of COMPOSER_LANGUAGE, else the browser's."""
    now = session()
    wished = [now.kept.interface, os.environ.get("COMPOSER_LANGUAGE", ""), st.context.locale or ""]
    known = list(interface_languages())
    found = [negotiate_locale([wish], known, sep="-") for wish in wished if wish]
    now.language = next((code for code in found if code), SOURCE_LANGUAGE)
    use_interface_language(now.language)


def _language_switch() -> None:
    known = interface_languages()
    if len(known) < 2:
        return
    st.session_state[_LANGUAGE_KEY] = session().language
    with st.container(key="cc_language"):
        st.selectbox(
            _("Language of this page"),
            known,
            format_func=lambda code: language(code).native,
            key=_LANGUAGE_KEY,
            filter_mode=None,
            label_visibility="collapsed",
            on_change=_switch_language,
        )


@whole
def _switch_language() -> None:
    now = session()
    now.kept = now.kept.model_copy(update={"interface": st.session_state[_LANGUAGE_KEY]})
    forget_widgets()
