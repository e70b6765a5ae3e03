"""Spelling: words that the language's dictionary does not know (M13, P1).

Names, brands, figures, addresses, quoted text, abbreviations and the words that the customer keeps are no mistakes;
a finding is only an offer ("could"). Corrections are looked for on request, within a time limit, for a slow one is
worse than none.
"""

import re
import time
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from composer.languages.interface import N_
from composer.review.findings import Finding, Part
from composer.review.letter import Letter
from composer.review.rules import Rule
from composer.review.spelling_edits import corrections
from composer.review.spelling_words import knows, letters_of, why_not
from composer.review.words import review_languages

RULES = (
    Rule(
        kind="spelling",
        id="M13",
        severity="could",
        title=N_("Spelling"),
        message=N_("“{word}” is not in the dictionary. Careful spelling is a part of politeness."),
        suggestion=N_("Correct it, or keep it among your own words."),
        why=N_("Typing errors make a reader doubt the facts beside them."),
        source="Guide, part 2, steps 4 and 12; part 3, step 1 (LV)",
    ),
)
_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")
_NO_WORDS = re.compile(r"[\d@_/\\#=&]|://|www\.|[^\W\d_]{2}\.[^\W\d_]{2}")  # figures, addresses, file names
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»\n]{1,200}[\"”“»]")
_UNREAD = re.compile(rf"{_QUOTED.pattern}|</?[a-zA-Z][^<>\n]{{0,80}}>")  # quoted words, and tags such as <br>
_SENTENCE_START = re.compile(r"(?:^|[.!?…:\n])[\s\"“„«(–—•*-]*$")
_LOOK_BACK = 12
_SHORTEST = 2  # letters; a single one is an initial or a mark
_ENDING = 4  # letters that a language may add to a name
_NAME = 3


def check_spelling(letter: Letter, *, own_words: Collection[str] = ()) -> Iterable[Finding]:
    """A remark for each unknown word of subject and body; none where spelling cannot be checked (`why_not` says it).

    `own_words` are those that the customer has added to the dictionary, in any case of letters.
    """
    if why_not(letter.language):
        return
    kept = frozenset(word.lower() for word in own_words)
    names = _names(letter)
    abbreviations = letter.words.abbreviations if letter.language in review_languages() else frozenset[str]()
    parts: tuple[tuple[Part, str], ...] = (("subject", letter.subject), ("body", _prose(letter)))
    for part, text in parts:
        for start, word in _words(text):
            if word.lower() in kept or _is_name(word, names) or f"{word.lower()}." in abbreviations:
                continue
            if not _right(word, letter.language, begins=word[0].isupper() and _begins(text, start)):
                yield RULES[0].finding(start, start + len(word), part=part, word=word)


def spelling_notice(language: str) -> str:
    """The sentence that tells why spelling was not checked; "" where it was."""
    reason = why_not(language)
    return str(reason) if reason else ""


@lru_cache(maxsize=1000)
def suggestions(word: str, language: str, *, limit_s: float = 0.5) -> tuple[str, ...]:
    """Up to five corrections of a word, likeliest first; what was found within `limit_s` seconds."""
    if why_not(language):
        return ()
    until = time.monotonic() + limit_s
    found = corrections(word, language, out_of_time=lambda: time.monotonic() > until)
    return tuple(dict.fromkeys(found))


def _prose(letter: Letter) -> str:
    """The customer's own text, signature and quoted words blanked, every character in its place."""
    text = letter.own
    if letter.signature:
        start, end = letter.signature
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return _UNREAD.sub(lambda found: " " * len(found[0]), text)


def _words(text: str) -> Iterator[tuple[int, str]]:
    for chunk in _CHUNK.finditer(text):
        if not _NO_WORDS.search(chunk[0]):
            for found in _WORD.finditer(chunk[0]):
                if len(found[0]) >= _SHORTEST:
                    yield chunk.start() + found.start(), found[0]


def _names(letter: Letter) -> frozenset[str]:
    """The words that the customer typed as names, in small letters."""
    case = letter.case
    if case is None:
        return frozenset()
    customer, company = case.customer, case.company
    typed = (customer.name, customer.city, company.name, company.person, case.purchase.product)
    return frozenset(word.lower() for text in typed for word in _WORD.findall(text))


def _is_name(word: str, names: frozenset[str]) -> bool:
    """A name, with whatever ending the language gives it: Lumea, Lumeas, Lumea's."""
    low = word.lower()
    return low in names or any(
        len(low) - cut >= _NAME and low[: len(low) - cut].rstrip("'’-") in names
        for cut in range(1, _ENDING + 1)
    )


def _begins(text: str, at: int) -> bool:
    return bool(_SENTENCE_START.search(text[max(0, at - _LOOK_BACK) : at] if at > _LOOK_BACK else text[:at]))


def _right(word: str, language: str, *, begins: bool) -> bool:
    if any(sign.isupper() for sign in word[1:]):  # capitals only, or a brand: LED, iPhone
        return True
    if word[0].isupper() and not begins:  # a name
        return True
    if not set(word.lower()) & set(letters_of(language)):  # in other letters: Bluetooth in a Russian text
        return True
    plain = word.replace("’", "'").replace("‑", "-")
    if knows(plain, language) or knows(plain.lower(), language):
        return True
    parts = re.split(r"-|'s$", plain)
    return len(parts) > 1 and all(
        not part or knows(part, language) or knows(part.lower(), language) for part in parts
    )
