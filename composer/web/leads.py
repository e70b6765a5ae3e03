"""From each line of the e-mail back to the question that it came from."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from streamlit.components.v2 import component

from composer.case import Case
from composer.languages.interface import _
from composer.web.markup import esc
from composer.web.state import session
from composer.writing import Draft, Paragraph
from composer.writing.clean import one_line
from composer.writing.sentences import sentences
from composer.writing.wording import wording

_JS = Path(__file__).parent / "assets" / "leads.js"
_leads = component("composer_leads", js=_JS.read_text(encoding="utf-8"))

# Where the answers are given, by the first part of their path; a whole path goes before it.
_STEPS = {
    "kind": "happened",
    "purchase": "happened",
    "details": "happened",
    "story": "happened",
    "customer": "happened",
    "request": "wants",
    "evidence": "wants",
    "mention_reading": "wants",
    "mentions": "wants",
    "law": "wants",
}
_WIDGETS = {"kind": "family", "law": "cc_law"}  # where the question's widget is not named for its path


def pieces(paragraph: Paragraph, case: Case, code: str) -> Iterator[tuple[str, str]]:
    """The paragraph cut into lines and sentences, each with the path of the answer it is made of ("" for none).

    The pieces one after another are the paragraph's text. A piece that holds what was typed is of that answer; the
    others take the answers that are left, in the order in which the template read them.
    """
    texts = list(_cut(paragraph.text, wording(code).abbreviations))
    asked = [path for path in paragraph.fields if _place(path)]
    if paragraph.edited or not asked:
        yield from ((text, "") for text in texts)
        return
    typed = {paragraph.text[span.start : span.end] for span in paragraph.typed}
    words = {path: value for path in asked if (value := _words(case.get(path))) in typed}
    found = [next((path for path, value in words.items() if value in text), "") for text in texts]
    if len(texts) == len(asked) and all(path in ("", own) for path, own in zip(found, asked, strict=True)):
        found = asked
    left = [path for path in asked if path not in found and path != "kind"]
    for text, path in zip(texts, found, strict=True):
        yield text, path or (left.pop(0) if left else asked[0])


def _cut(text: str, abbreviations: tuple[str, ...]) -> Iterator[str]:
    for line in text.splitlines(keepends=True):
        *first, last = sentences(line.rstrip("\n"), abbreviations)
        yield from (f"{sentence} " for sentence in first)
        yield last + "\n" * line.endswith("\n")


def _words(value: object) -> str:
    """What was typed, as a sentence has it."""
    return one_line(value) if isinstance(value, str) else ""


def pieces_of(draft: Draft) -> Callable[[int], Sequence[tuple[str, str]]]:
    """`pieces` by the number of a draft's paragraph."""
    case = session().kept.case
    return lambda number: tuple(pieces(draft.paragraphs[number], case, draft.language))


def lead(html: str, path: str) -> str:
    """Markup of a piece, as a link to its question."""
    place = _place(path)
    if not place:
        return html
    hint = esc(_("Go to the question"))
    return (
        f'<span class="cc-go" role="link" tabindex="0" title="{hint}" data-cc-go="{esc(place)}">{html}</span>'
    )


def _place(path: str) -> str:
    """Page and widget of an answer's question; "" where it has none."""
    step = _STEPS.get(path.partition(".")[0], "")
    widget = _WIDGETS.get(path, path.replace(".", "-"))
    return f"{step}|{widget}" if step else ""


def followed() -> str:
    """The page that a line leads to, where one was clicked that has no question on this page; "" otherwise."""
    now = session()
    answer = _leads(key="leads", data={"field": now.lead[1], "number": now.lead[0]}, on_go_change=_ignore)
    if not answer.go:
        return ""
    page, _bar, widget = str(answer.go).partition("|")
    if page not in _STEPS.values():
        return ""
    now.lead = (now.lead[0] + 1, widget)
    return page


def _ignore() -> None:
    """Streamlit makes the attribute only where a callback is named."""
