"""Where a sentence of the customer's story ends, so that long paragraphs can be parted (M9)."""

import re

MOST_SENTENCES = 3

# A full stop, perhaps a closing mark, a blank, and then a capital, a digit, or a mark that opens a quotation.
_END = re.compile(r"[.!?…][\"”“»’)]? (?=[\"“„«‘(]?(?:[^\W\d_]|\d))")
# "3. mai", "J. Kask": an ordinal or an initial ends no sentence. Too few sentences are better than too many.
_NO_END = re.compile(r"(?:^|[\s(])(?:\d{1,4}|[^\W\d_])\.$")


def sentences(text: str, abbreviations: tuple[str, ...]) -> list[str]:
    """The sentences of a text; line breaks stay inside them.

    >>> sentences("It hissed. Then nr. 3 broke! See J. Kask.", ("nr.",))
    ['It hissed.', 'Then nr. 3 broke!', 'See J. Kask.']
    """
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        before, after = text[start : end.end() - 1], text[end.end() :]
        if _goes_on(before, after, abbreviations):
            continue
        found.append(before)
        start = end.end()
    return [*found, text[start:]]


def _goes_on(before: str, after: str, abbreviations: tuple[str, ...]) -> bool:
    word = before.rsplit(None, 1)[-1].lstrip('("“„«‘')
    return after.lstrip('"“„«‘(')[:1].islower() or bool(_NO_END.search(before)) or word in abbreviations


def parted(text: str, abbreviations: tuple[str, ...]) -> list[str]:
    """The text in paragraphs of at most three sentences."""
    all_of_it = sentences(text, abbreviations)
    return [
        " ".join(all_of_it[start : start + MOST_SENTENCES])
        for start in range(0, len(all_of_it), MOST_SENTENCES)
    ]
