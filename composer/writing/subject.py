"""Subjects (M2, S2): the problem first, then the product, then request and order number, in at most 60 characters."""

import re
from collections.abc import Iterator, Sequence

from composer.writing.clean import shorten

LONGEST = 60  # what a mail client shows (S2)
SHORTEST_PRODUCT = 12  # in less room than this a product's name says nothing
# "of", "ja", "для": what says nothing without the word that was cut away. Digits stay: "Kettle 2".
_SMALL_END = re.compile(r"(?: (?:[^\W\d_]{1,3}|\d+[.,]))+$")
_UNIT = re.compile(r"[^\W\d_]{1,3}(?:\W|$)")  # l, cm, kg
_NUMBER_END = re.compile(r" \d[\d.,]*$")
_LONE_END = re.compile(r", [^\W\d_]+$")
LEAST_PART, ENOUGH = 0.6, 20  # of the product's name, characters: rather than cut more, the tail is shortened


def candidates(*, problem: str, trouble: str, product: str, request: str, order: str) -> tuple[str, ...]:
    """Up to three different subjects, best first; any part but the problem may be empty.

    >>> for subject in candidates(problem="Faulty", trouble="Does not heat", product="Aura 1.7 l kettle",
    ...                           request="please replace", order="order 48213"): print(subject)
    Faulty: Aura 1.7 l kettle, please replace, order 48213
    Does not heat: Aura 1.7 l kettle, order 48213
    Please replace: Aura 1.7 l kettle, faulty, order 48213
    """
    product = product.replace("!", "").strip(" .,;:")
    order = order.replace("!", "")
    asked = request[:1].upper() + request[1:]
    small = trouble if ":" in problem else problem
    small = small[:1].lower() + small[1:]
    wishes = (
        (problem, product, (request, order)),
        (trouble or problem, product, (order,)),
        (asked or problem, product, (small, order) if asked else ()),
        (problem, "", (request, order)),
    )
    found = dict.fromkeys(fitted(head, product, tail) for head, product, tail in wishes)
    return tuple(found)[:3]


def fitted(head: str, product: str, tail: Sequence[str]) -> str:
    """The fullest of the subject's variants that is short enough.

    First the product's last words go, then the order number, then the request: what the e-mail says again at its top
    goes first, what it asks for goes last.
    """
    known = [part for part in tail if part]
    return next(text for text in _variants(head, product, known) if len(text) <= LONGEST)


def _variants(head: str, product: str, tail: list[str]) -> Iterator[str]:
    yield joined(head, product, *tail)
    tails = [tail, *([part] for part in tail)] if len(tail) > 1 else [tail]
    for least in (min(LEAST_PART * len(product), ENOUGH), 1) if product else ():
        for rest in [*tails, []]:
            room = LONGEST - len(joined(head, "", *rest)) - len(", ")
            if room >= SHORTEST_PRODUCT and len(cut := _cut(product, room)) >= least:
                yield joined(head, cut, *rest)
    for rest in tails:
        yield joined(head, "", *rest)
    yield joined(head, _cut(product, LONGEST - len(head) - len(": ")))
    yield shorten(head, LONGEST)


def _cut(product: str, room: int) -> str:
    """The product's first words, without a small one left at the end: "Framed map of Galway" becomes "Framed map".

    What was cut off may leave half a word group: the number of "45 l", the "part" of a ", part 2"; it goes too.
    """
    if len(product) <= room:
        return product
    kept = _SMALL_END.sub("", shorten(product, room)).rstrip(" ,;:")
    rest = product[len(kept) :].lstrip()
    half = _NUMBER_END if _UNIT.match(rest) else _LONE_END if rest[:1].isdigit() else None
    return (half.sub("", kept).rstrip(" ,;:") or kept) if half else kept


def joined(head: str, *rest: str) -> str:
    """The parts as a subject has them: "Faulty: kettle, order 48213", "Safety: sparks, toaster"; one colon is enough."""
    tail = ", ".join(part for part in rest if part)
    mark = "," if ":" in head else ":"
    return f"{head}{mark} {tail}" if tail else head
