"""The words by which a matter is found again: folded (no case, no diacritics), each once.

>>> sorted(words_in("Tējkanna Aura, pasūtījums 48213"))
['48213', 'aura', 'pasutijums', 'tejkanna']
"""

import re
import unicodedata
from collections.abc import Iterator

from composer.casebook.entry import Entry
from composer.casebook.schema import LONGEST_WORD

_WORD = re.compile(r"\w+")
_UNDIVIDED = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i"})


def words_in(text: str) -> set[str]:
    """The different words of a text; identifiers as "LV-48213" are found by their parts."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_UNDIVIDED))
    folded = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return {word[:LONGEST_WORD] for word in _WORD.findall(folded)}


def words_of(entry: Entry) -> set[str]:
    """All words by which this matter can be found."""
    return words_in("\n".join(_texts(entry)))


def _texts(entry: Entry) -> Iterator[str]:
    case = entry.case
    yield from (entry.reference, entry.question, case.kind, case.story, case.request.own_words)
    for part in (case.customer, case.company, case.purchase):
        yield from (str(value) for _name, value in part if value)
    yield from case.details.values()
    for message in entry.messages:
        yield from (message.subject, message.body, message.sender, str(message.reading.get("ticket") or ""))
    if entry.closing:
        yield from (entry.closing.promised, entry.closing.lesson)
