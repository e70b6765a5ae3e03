"""HTML of our own, for `st.html`: whatever comes from a person or a page goes through `esc` on its way in."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from composer.site import SiteReport


def esc(text: object) -> str:
    """Text as it may stand in HTML, between tags and in attributes."""
    return escape(str(text), quote=True)


def show(html: str) -> None:
    """Put markup of ours on the page."""
    st.html(f'<div class="cc">{html}</div>')


def place() -> DeltaGenerator:
    """A place for what comes and goes above something that is typed into; nothing is to be seen while it is empty.

    Without it everything below moves up or down by one, the browser builds those fields anew, and letters that were
    being typed just then are gone.
    """
    return st.container(gap="small")


def lead(text: str) -> None:
    """The one sentence under a heading."""
    st.html(f'<p class="cc cc-lead">{esc(text)}</p>')


def heading(text: str) -> None:
    """A heading inside a page."""
    st.html(f'<h2 class="cc cc-h2">{esc(text)}</h2>')


def aside(text: str, *, strong: str = "", kind: str = "", link: tuple[str, str] | None = None) -> None:
    """A notice: `strong` begins it, `link` (words, address) ends it; `kind` is "", "bad" or "care"."""
    begin = f"<strong>{esc(strong)}</strong> " if strong else ""
    end = f" {anchor(link[1], link[0])}" if link else ""
    role = ' role="alert"' if kind == "bad" else ""
    show(f'<div class="cc-aside {kind}"{role}>{begin}{esc(text)}{end}</div>')


def chip(text: str, kind: str = "") -> str:
    """A small label."""
    return f'<span class="cc-chip {kind}">{esc(text)}</span>'


def anchor(url: str, words: str) -> str:
    """A link to a page outside, opened beside this one; only the web's own schemes become links."""
    if urlsplit(url).scheme not in ("http", "https", "mailto", "tel"):
        return esc(words)
    return f'<a href="{esc(url)}" target="_blank" rel="noopener noreferrer">{esc(words)}</a>'


def plain_label(text: str) -> str:
    """Words of a person, or a wording, as a widget's label, which reads Markdown."""
    return "".join("\\" + char if char in r"\`*_{}[]()#+-.!|<>$~:" else char for char in text)


def items(rows: Iterable[str], css: str) -> str:
    """A list."""
    return f'<ul class="{css}">{"".join(f"<li>{row}</li>" for row in rows)}</ul>'


def page_title(report: SiteReport, url: str) -> str:
    """What a page of the report is called, by its address; the address's path where it is not among the pages."""
    plain = url.partition("#")[0]
    titles = {page.url.partition("#")[0]: page.title for page in report.pages if page.title}
    exact = {page.url: page.title for page in report.pages if page.title}
    return exact.get(url) or titles.get(plain) or path_of(url)


def path_of(url: str) -> str:
    """The path of an address, as people read it."""
    return urlsplit(url).path or "/"
