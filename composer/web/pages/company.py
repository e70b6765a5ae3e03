"""Step 1: which company is it, and does its site answer already? (W1 to W8)"""

from typing import Literal
from urllib.parse import urlsplit

import streamlit as st

from composer.demo import DEMO_URL
from composer.errors import ComposerError, NameOnly, NeedsJavaScript
from composer.languages.interface import _
from composer.site import SiteReport, browser_possible, read_pasted, web_search
from composer.web import fields
from composer.web.found import show_report
from composer.web.frame import foot, head, head_for
from composer.web.markup import aside, place, plain_label
from composer.web.reading import reading
from composer.web.said import Said, said, say
from composer.web.state import adopt, begin_search, case, failed, put, session
from composer.web.whole import whole


def show() -> None:
    """Draw the page."""
    head(
        "company",
        _("Which company is it?"),
        _(
            "Give its web address. We read the site for you first: perhaps the answer is there already, and if not, "
            "your e-mail is the better for it."
        ),
    )
    _do_what_was_pressed()
    _search_row()
    now = session()
    report = now.kept.report
    with place():
        _told(report)
    _by_hand(report)
    foot("company", primary=bool(report or now.job or now.error or case().company.email))


def _told(report: SiteReport | None) -> None:
    """How far the search is, then what it has brought."""
    now = session()
    if now.job:
        reading()
    elif isinstance(now.error, NameOnly):
        _choose(now.error)
    elif now.error:
        aside(str(now.error), strong=_("The site was not read."), kind="bad")
    if report:
        _offer_browser(report)
        show_report(report)
    elif not now.job:
        _other_ways()


def _search_row() -> None:
    now = session()
    address, question, button = st.columns([4, 5, 2], vertical_alignment="bottom")
    with address:
        fields.line(
            "company.website", _("Web address"), placeholder="shop.example", autocomplete="url", live=False
        )
    with question:
        fields.line(
            "question",
            _("Your question, if you have one"),
            placeholder=_("Can I return a kettle that stopped heating?"),
            live=False,
        )
    with button:
        if now.job:
            st.button(_("Stop"), key="stop", width="stretch", on_click=whole(now.job.stop))
        else:
            done = now.kept.report is not None
            words = _("Read again") if done else _("Read the site")
            kind: Literal["secondary", "primary"] = "secondary" if done else "primary"
            st.button(words, key="read", width="stretch", type=kind, on_click=_press, args=("read",))
    if now.asked_read and not case().company.website:
        aside(_("Type the company’s web address first, for example shop.example."), kind="bad")


@whole
def _press(button: str, url: str = "") -> None:
    """Note what was pressed: it is done when all that was typed has arrived, which may be in the same run."""
    session().pressed = (button, url)


def _do_what_was_pressed() -> None:
    now = session()
    if not now.restored:
        return
    button, url = now.pressed
    if button == "paste":
        _read_pasted()
    elif button:
        _begin(url, browser=button == "browser")
    now.pressed = ("", "")


def _begin(url: str, *, browser: bool = False) -> None:
    """Read this site, or the one that was typed; with the installed browser where that was asked for."""
    now = session()
    if url:
        put("company.website", url)
    if url == DEMO_URL:
        put("question", now.kept.question or _("My kettle stopped heating. Can I return it?"))
    site = case().company.website
    now.asked_read = not site
    if site:
        begin_search(site, browser=browser)


def _offer_browser(report: SiteReport | None = None) -> None:
    """The site is empty without its scripts: this computer's own Chrome can run them, if the customer wants that."""
    codes = {notice.code for notice in report.notices} if report else set()
    empty = isinstance(session().error, NeedsJavaScript) or NeedsJavaScript.code in codes
    failed_before = any(code.startswith("browser_") for code in codes)
    if not empty or failed_before or not browser_possible():
        return
    hint = _(
        "Chrome or Chromium on this computer runs the page’s scripts, out of your sight and apart from your own "
        "windows. It takes some seconds."
    )
    words = _("Read it with the browser")
    st.button(words, key="read_browser", help=hint, on_click=_press, args=("browser",))


def _choose(error: NameOnly) -> None:
    """A name was typed: the sites that bear it, and a web search to click. Which one it is only the customer knows."""
    sites = session().choices
    if sites:
        aside(_("Which of these sites is it?"), strong=_("That is a name, not an address."))
    else:
        aside(
            _(
                "No site that bears it answered. Look it up, and type the address as it stands in the browser."
            ),
            strong=_("That is a name, not an address."),
        )
    for number, site in enumerate(sites):
        words = f"{urlsplit(site.url).hostname} · {site.title[:80]}" if site.title else site.url
        st.button(plain_label(words), key=f"site_{number}", on_click=_press, args=("site", site.url))
    st.link_button(_("Search the web for it"), web_search(error.values["name"]), type="tertiary")


def _other_ways() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        _offer_browser()
        words = _("Try it with the demo shop")
        st.button(words, key="demo", on_click=_press, args=("demo", DEMO_URL))
        if session().error:
            st.button(_("Write without it"), key="without", type="tertiary", on_click=_without_it)


@whole
def _without_it() -> None:
    now = session()
    now.error, now.kept = None, now.kept.replace("reached", max(1, now.kept.reached))
    head_for("happened")


def _by_hand(report: SiteReport | None) -> None:
    """The site could not be read, or there is none: what the customer knows is as good."""
    now = session()
    with st.expander(
        _("Do it by hand: paste an address or a page’s text"), expanded=bool(now.error) and not report
    ):
        name, address = st.columns(2)
        with name:
            fields.line("company.name", _("The company’s name"), autocomplete="organization")
        with address:
            fields.line("company.email", _("Its e-mail address"), placeholder="help@shop.example")
        fields.text(
            "pasted",
            _("Text of one of its pages"),
            help=_("Open the page in your browser, select all, copy, and paste it here."),
            height=120,
        )
        st.button(_("Read this text"), key="read_pasted", on_click=_press, args=("paste",))
        say("read_pasted")


def _read_pasted() -> None:
    text = session().kept.pasted
    if not text.strip():
        said()["read_pasted"] = Said(lambda: _("Paste a page’s text first."), "bad")
        return
    try:
        adopt(read_pasted(text))
    except ComposerError as error:
        failed(error)
