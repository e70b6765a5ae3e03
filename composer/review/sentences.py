"""Where the sentences of a text stand.

Ordinals ("3. mail", "2025. gada 3. maijā"), decimals, initials and abbreviations break every library that parts texts
into sentences; here a full stop after any of them ends none. Rather too few sentences than too many: one too many is
a false alarm about a long paragraph.
"""

import re
from collections.abc import Iterator, Set

# A full stop, perhaps a closing mark, a blank, perhaps an opening mark, and a letter or a digit.
_END = re.compile(r"[.!?…]{1,5}[\"”“»’)]?(\s{1,20})[\"“„«‘(–—-]?(?=\w)")
_LAST_WORD = re.compile(r"[^\s(\"“„«‘]{0,40}$")
_ORDINAL_OR_INITIAL = re.compile(r"(?:\d{1,3}|[^\W\d_])\.")
_MOST_BACK = 40


def sentence_places(text: str, start: int, end: int, abbreviations: Set[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of `text[start:end]`; `abbreviations` in small letters, with their full stop.

    >>> text = "It hissed. Then nr. 3 broke! See J. Kask."
    >>> [text[a:b] for a, b in sentence_places(text, 0, len(text), {"nr."})]
    ['It hissed.', 'Then nr. 3 broke!', 'See J. Kask.']
    """
    for found in _END.finditer(text, start, end):
        stop = found.start(1)
        follows = text[found.end() : found.end() + 1]
        if follows.islower() or _no_end(text[max(start, stop - _MOST_BACK) : stop], abbreviations):
            continue
        yield start, stop
        start = found.end(1)
    if text[start:end].strip():
        yield start, end


def _no_end(before: str, abbreviations: Set[str]) -> bool:
    word = _LAST_WORD.search(before)
    if not word or not word[0].endswith("."):
        return False
    return bool(_ORDINAL_OR_INITIAL.fullmatch(word[0])) or word[0].lower() in abbreviations
