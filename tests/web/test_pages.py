"""Every page, empty and filled, in each interface language: it draws, says what it is, and stops nowhere."""

from html import unescape

import pytest

from composer.errors import ComposerError
from composer.languages.interface import _
from composer.web.pages import wants
from composer.web.session import Kept
from composer.web.state import today
from tests.web.wizard import LANGUAGES, PAGES, STEPS, Wizard, filled

HEADINGS = {
    "company": "Which company is it?",
    "happened": "What happened?",
    "wants": "What do you want?",
    "email": "Your e-mail",
    "send": "Ready to go",
    "solved": "Solved without an e-mail",
    "check": "Check an e-mail",
    "cases": "My cases",
    "case": "A case",
    "practise": "Practice",
}
BEGUN = Kept().replace("kind", "faulty").model_copy(update={"reached": len(STEPS) - 1})


def alive(wizard: Wizard) -> bool:
    """Whether nothing failed: neither Streamlit's red box nor our own net under a page."""
    return not wizard.at.exception and str(ComposerError()) not in unescape(wizard.html)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_everything_told(page: str, language: str) -> None:
    wizard = Wizard(filled(), page=page, language=language)
    assert alive(wizard)
    assert wizard.page == page
    assert wizard.heading == _(HEADINGS[page])
    assert not wizard.errors


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", STEPS)
def test_a_step_with_only_the_kind_told(page: str, language: str) -> None:
    wizard = Wizard(BEGUN, page=page, language=language)
    assert alive(wizard)
    assert wizard.page == page
    assert wizard.heading == _(HEADINGS[page] if page != "send" else "Not yet")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_nothing_told(page: str) -> None:
    """A deep link beyond what is finished leads to the first unfinished step."""
    wizard = Wizard(page=page)
    assert alive(wizard)
    assert wizard.page == ("company" if page in STEPS else page)
    assert not wizard.errors


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_a_case_that_was_sent(language: str) -> None:
    wizard = Wizard(filled(), page="send", language=language).press("sent")
    assert wizard.page == "cases"
    entry = wizard.session.entry
    assert entry
    wizard.press(f"open_{entry.id}")
    assert alive(wizard)
    assert wizard.page == "case"
    assert "48213" in wizard.heading or "Aura" in wizard.heading
    assert wizard.can_press("read_answer")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("happened", "Your e-mail grows here"),
        ("cases", "No cases so far."),
        ("case", "Choose it under My cases."),
        ("send", "1 thing to mend first"),
    ],
)
def test_an_empty_page_explains_itself(page: str, words: str) -> None:
    nothing = Kept(reached=len(STEPS) - 1)
    wizard = Wizard(BEGUN if page == "send" else nothing, page=page)
    assert words in unescape(wizard.words)


def test_a_page_that_fails_says_one_sentence_and_keeps_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("card 4111 1111 1111 1111")

    wizard = Wizard(filled(), page="wants")
    monkeypatch.setattr(wants, "_language_and_tone", broken)
    wizard.run()
    (sentence,) = wizard.errors
    assert str(ComposerError()) in unescape(sentence)
    assert "4111" not in wizard.html
    assert wizard.kept.case == filled().case.replace("written_on", today())
