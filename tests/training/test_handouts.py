"""Pages for the class: in five languages, on their own, with nothing that a letter could smuggle into them."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from composer.cli import main
from composer.errors import WrongUse
from composer.review.spelling_words import knows, why_not
from composer.training import (
    HANDOUTS,
    Brand,
    beside,
    brand_of,
    differences,
    handout,
    handout_words,
    make_exercise,
    model_letter,
    steps,
    training_languages,
    training_words,
)
from composer.training.handout import What
from composer.training.words import classroom

LANGUAGES = ("en", "et", "lv", "lt", "ru")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


class _Text(HTMLParser):
    """The words of a page, and whether its tags are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.outside += [value for name, value in attrs if name in ("src", "href") and value]
        if tag not in ("meta", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(page: str) -> _Text:
    reader = _Text()
    reader.feed(page)
    assert not reader.open
    return reader


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", HANDOUTS)
def test_a_handout_stands_on_its_own(what: What, language: str) -> None:
    page = handout(what, language, seed=4, key=True)
    reader = read(page)
    assert f'<html lang="{language}">' in page
    assert not reader.outside
    assert "<script" not in page
    assert "{{" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_gives_nothing_away_without_its_key(language: str) -> None:
    made = make_exercise(5, language=language)
    sheet, key = handout("exercise", language, seed=5), handout("exercise", language, seed=5, key=True)
    assert "<mark>" not in sheet
    assert all(fault.why not in sheet for fault in made.faults)
    words = " ".join("".join(read(key).words).split())
    assert all(f"{fault.title}" in words and fault.why in words for fault in made.faults)
    assert key.count("<sup>") == len(made.faults)


def test_own_name_and_logo(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    brand = brand_of("School <b>", str(logo))
    page = handout("rules", "en", brand=brand)
    assert "School &lt;b&gt;" in page
    assert "data:image/svg+xml;base64," in page
    with pytest.raises(WrongUse):
        brand_of("", str(tmp_path / "logo.exe"))
    assert brand_of() == Brand()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_a_letter_is_explained(language: str) -> None:
    draft = model_letter("faulty", language, 2)
    shown = steps(draft)
    assert [step.part for step in shown] == [draft.subject, *(part.text for part in draft.paragraphs)]
    assert all(step.name and step.why and step.rules for step in shown)
    rules = training_words(language).rules
    assert all(rule in rules for step in shown for rule in step.rules)


def test_weak_and_good_differ_where_they_say() -> None:
    pair = beside("late", "lv", 3)
    for pieces, letter in ((pair.weak_pieces, pair.weak), (pair.good_pieces, pair.weak.original)):
        assert "".join(piece.text for piece in pieces) == f"{letter.subject}\n\n{letter.body}"
    same = [
        "".join(p.text for p in pieces if p.kind == "same") for pieces in (pair.weak_pieces, pair.good_pieces)
    ]
    assert same[0] == same[1]
    assert differences("a b", "a b")[0][0].kind == "same"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_languages_say_the_same(language: str) -> None:
    english, here = handout_words("en"), handout_words(language)
    assert set(here.labels) == set(english.labels)
    assert set(training_words(language).rules) == set(training_words("en").rules)
    for name in ("checklist_customer", "checklist_agent"):
        rules = [[line.rule for line in getattr(words, name).lines] for words in (english, here)]
        assert rules[0] == rules[1]
    for name, minutes in (("lesson_30", 30), ("lesson_90", 90)):
        laps = [[lap.minutes for lap in getattr(words, name).laps] for words in (english, here)]
        assert laps[0] == laps[1]
        assert sum(laps[0]) == minutes
    rooms = classroom("en"), classroom(language)
    assert set(rooms[0].things) == set(rooms[1].things)
    assert all(thing[0].isupper() for things in rooms[1].things.values() for thing in things)


@pytest.mark.parametrize("language", LANGUAGES)
def test_handouts_are_spelt_right(language: str) -> None:
    assert not why_not(language)
    words, handouts = training_words(language), handout_words(language)
    said = [fault.why for fault in words.faults.values()] + [fault.title for fault in words.faults.values()]
    said += [text for part in words.parts.values() for text in (part.title, part.why)]
    said += list(words.rules.values()) + list(handouts.labels.values()) + list(handouts.groups.values())
    for sheet in (handouts.checklist_customer, handouts.checklist_agent):
        said += [sheet.title, sheet.lead, *(line.text for line in sheet.lines)]
    for lesson in (handouts.lesson_30, handouts.lesson_90):
        said += [lesson.title, lesson.lead, *(text for lap in lesson.laps for text in (lap.title, lap.text))]
    unknown = {
        word
        for text in said
        for word in _WORD.findall(re.sub(r"\{\w+\}|\[[^\]]*\]", " ", text))
        if not _known(word, language)
    }
    assert unknown <= KNOWN.get(language, set()), sorted(unknown)


def _known(word: str, language: str) -> bool:
    plain = word.replace("’", "'")
    return any(
        knows(form, language) for form in (plain, plain.lower(), *plain.lower().replace("'s", "").split("-"))
    )


KNOWN = {  # right, and missing in the dictionaries
    "et": {"Emotikon", "emotikone", "saidi", "saidilt", "sait", "tähelepanelik"},
    "lt": {"PIN"},
    "lv": {"steidzamāku"},
    "ru": {"Смайлик", "смайликов"},
}


def test_the_languages_are_those_of_the_mails() -> None:
    assert set(training_languages()) == set(LANGUAGES)


def test_the_command_writes_a_file(tmp_path: Path) -> None:
    place = tmp_path / "sheet.html"
    assert main(["handout", "--what", "lesson-30", "--language", "et", "--output", str(place)]) == 0
    assert "30 minutiga" in place.read_text(encoding="utf-8")
