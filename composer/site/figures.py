"""Policy figures with the sentence that states them: days to return, warranty, time of refund, delivery and reply (W7, W8).

A sentence of the page's own words comes first; structured data (schema.org's MerchantReturnPolicy, WarrantyPromise) speaks
where no sentence does. Best first: the page of the matching kind before others, the shop's own promise before the law's
minimum quoted beside it, a figure that the site repeats before one that it says once. "Free returns" counts as a figure
too: `return_cost`, value 0, whose unit says who pays; so do the conditions of a return and the EU's withdrawal
function, value 1.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from composer.site.asides import tells_of_cookies
from composer.site.claims import Claim, Lines, about, claims
from composer.site.conditions import asked_conditions
from composer.site.page import Block, Page
from composer.site.report import FactKind, PolicyFact
from composer.site.return_costs import payer
from composer.site.sentences import LONGEST_QUOTE, quote_around, sentences
from composer.site.structured_figures import structured_figures
from composer.site.withdrawal_function import withdrawal_functions
from composer.site.words import spoken_of

COOKIE_NOTICE = 600  # characters of a block that is one
SURE = 0.75  # of merit, from which a promise goes before what is only the law's or for some goods
SHORTEST_WARRANTY = 75  # days
SHORTEST_RETURN = 6  # days; in less a label is printed or a parcel handed in
LONGEST_LABEL = 200  # characters of a question that names what follows
FORTNIGHT = 14  # days: the law's minimum, Directive 2011/83/EU, Article 9
FAR_BEHIND = 0.85  # of merit by which a figure is dropped behind a better one of its kind
NEARLY = 0.4  # of merit by which a longer promise may stand behind the fortnight
CERTAIN = 1.35  # of merit: said in so many words on the page of returns …
NEARLY_CERTAIN = 0.75  # … where the model text of withdrawal beside it is only the law's
REPEATED = 0.06  # of merit for each time that a figure is said
MOST = 4  # figures of one kind that are kept
BOUNDS: dict[FactKind, tuple[float, float]] = {  # in days; beyond them a figure is no promise of this kind
    "return_window": (2, 1100),
    "warranty": (28, 36_500),
    "refund_time": (0.04, 100),
    "reply_time": (0.04, 62),
    "return_cost": (0, 0),
    "delivery_time": (0.04, 200),
    "condition": (1, 1),
    "withdrawal_function": (1, 1),
}
DAYS = {"hours": 1 / 24, "days": 1.0, "working_days": 1.4, "weeks": 7.0, "months": 30.4, "years": 365.0}
_HOME_PAGES: dict[FactKind, frozenset[str]] = {  # kinds of pages where such a figure is at home
    "return_window": frozenset({"returns", "withdrawal"}),
    "return_cost": frozenset({"returns", "withdrawal"}),
    "refund_time": frozenset({"returns", "withdrawal"}),
    "warranty": frozenset({"warranty", "complaints"}),
    "reply_time": frozenset({"contact", "complaints"}),
    "delivery_time": frozenset({"shipping"}),
    "condition": frozenset({"returns", "withdrawal"}),
}
_HASTY = frozenset({"hours", "working_days"})  # units in which hardly any shop grants a right to return
_ASIDE_PAGES = frozenset({"privacy", "about"})
_GENERAL_PAGES = frozenset({"faq", "terms"})
_LABELS = frozenset({"td", "th", "dt", "summary", "button", "legend", "caption"})


@dataclass(frozen=True)
class _Find:
    """A figure and how much speaks for it."""

    fact: PolicyFact
    score: float
    plain: bool = True  # the shop's own promise, for all goods and customers
    doubtful: bool = (
        False  # no promise of its own beside another: time to post, a bank's days, the hours of a label
    )

    @property
    def is_sure(self) -> bool:
        """Whether it goes before the law's minimum and before what holds for some goods only."""
        return self.plain and self.score >= SURE


LONGEST_SENTENCE = (
    2_000  # characters; what is longer is no sentence, and weighing cues against amounts costs the square
)


def gather_facts(
    pages: Sequence[Page], kinds: Mapping[str, frozenset[str]], *, language: str
) -> tuple[PolicyFact, ...]:
    """The figures that these pages state, best first in each kind. `pages[0]` is the home page.

    `kinds` says what the pages are (by `Page.url`); `language` is that of the site, for pages with hardly any words.
    """
    found: list[_Find] = []
    for number, page in enumerate(pages):
        spoken = spoken_of(page.language, page.declared_language, language)
        blocks = page.blocks if number == 0 else page.main
        found.extend(_of_page(page, blocks, kinds.get(page.url, frozenset()), spoken))
    found.extend(_Find(fact, 1.0) for fact in _functions(pages))
    return tuple(_ranked(found))


def _functions(pages: Sequence[Page]) -> Iterator[PolicyFact]:
    for shape, words, url in withdrawal_functions(pages):
        yield PolicyFact(
            kind="withdrawal_function", value=1, unit=shape, quote=words[:LONGEST_QUOTE], url=url
        )


def _of_page(page: Page, blocks: Sequence[Block], kinds: frozenset[str], language: str) -> Iterator[_Find]:
    for block, above in _with_lines_above(page, blocks):
        if len(block.text) <= COOKIE_NOTICE and tells_of_cookies(block.text, language):
            continue
        for sentence in sentences(block.text):
            yield from _of_sentence(sentence[:LONGEST_SENTENCE], page, block, above, kinds, language)
            if sentence.endswith("?"):  # "Changed your mind? You have 60 days."
                above = above._replace(label=sentence[-LONGEST_LABEL:])
    for kind, value, unit, quote in structured_figures(page.data):
        fact = PolicyFact(kind=kind, value=value, unit=unit, quote=quote, url=page.link_to())
        if _is_possible(fact):
            yield _Find(fact, 0.55)


def _of_sentence(
    sentence: str, page: Page, block: Block, above: Lines, kinds: frozenset[str], language: str
) -> Iterator[_Find]:
    url = page.link_to(block.anchor)
    for claim in claims(sentence, language, above):
        if claim.dispatch:  # "dispatched within 24 hours" promises no day on which the parcel comes
            continue
        quote = quote_around(sentence, claim.start, claim.stop)
        fact = PolicyFact(
            kind=claim.kind, value=claim.amount.value, unit=claim.amount.unit, quote=quote, url=url
        )
        if _is_possible(fact):
            merit = claim.pull + _belongs(claim.kind, kinds, above, language)
            merit -= 0.45 * claim.law + 0.75 * (claim.special or claim.further) + 0.5 * claim.posting
            hasty = _is_hasty(claim)
            merit -= 0.25 * hasty
            doubtful = hasty or claim.further or claim.posting
            plain = not (claim.law or claim.special or doubtful)
            yield _Find(fact, merit - (0.3 if block.place != "main" else 0), plain, doubtful)
    yield from _of_returning(sentence, url, above, kinds, language)


def _of_returning(
    sentence: str, url: str, above: Lines, kinds: frozenset[str], language: str
) -> Iterator[_Find]:
    """Who pays for the return, and on what conditions goods are taken back."""
    lines = f"{above.label} {above.heading}"
    if kinds & (_HOME_PAGES["condition"] | _GENERAL_PAGES):
        for asked in asked_conditions(sentence, language, lines):
            quote = quote_around(sentence, asked.start, asked.stop)
            fact = PolicyFact(kind="condition", value=1, unit=asked.condition, quote=quote, url=url)
            yield _Find(fact, 0.5 + _belongs("condition", kinds, above, language))
    paid = payer(sentence, language, f"{lines} {above.title}")
    if paid:
        quote = quote_around(sentence, paid.start, paid.stop)
        fact = PolicyFact(kind="return_cost", value=0, unit=paid.who, quote=quote, url=url)
        yield _Find(fact, 0.6 + _belongs("return_cost", kinds, above, language))


def _is_hasty(claim: Claim) -> bool:
    """Whether hardly any shop promises so little: a right to return by the hour, a warranty of two months."""
    days = claim.amount.value * DAYS[claim.amount.unit]
    if claim.kind == "warranty":  # two months is what the law gives to report a fault
        return days < SHORTEST_WARRANTY
    return claim.kind == "return_window" and (claim.amount.unit in _HASTY or days < SHORTEST_RETURN)


def _belongs(kind: FactKind, kinds: frozenset[str], above: Lines, language: str) -> float:
    """What the page and the heading add to a figure's merit."""
    page = 0.6 if kinds & _HOME_PAGES[kind] else 0.3 if kinds & _GENERAL_PAGES else 0.0
    if kinds and kinds <= _ASIDE_PAGES:
        page = -0.3  # a privacy notice answers requests of another kind
    heading = max(about(line, language).get(kind, 0) for line in (above.label, above.heading))
    return page + 0.3 * max(0.0, heading)


def _with_lines_above(page: Page, blocks: Sequence[Block]) -> Iterator[tuple[Block, Lines]]:
    """Each block with the lines that name what it speaks of."""
    headings: list[Block] = []
    before: Block | None = None
    for block in blocks:
        if block.level:
            headings = [one for one in headings if one.level < block.level]
        label = before.text if before is not None and _is_label(before, block) else ""
        heading = headings[-1].text if headings else ""
        yield block, Lines(label, heading, " ".join((page.title, page.heading)))
        if block.level:
            headings.append(block)
        before = block


def _is_label(before: Block, block: Block) -> bool:
    """Whether the block before is the question, the cell or the caption to this one."""
    if before.level or block.level or len(before.text) > LONGEST_LABEL:
        return False
    if before.tag in _LABELS or before.text.endswith(("?", ":")):
        return True
    return len(before.text) <= 40 and not any(sign.isdigit() for sign in before.text)


def _is_possible(fact: PolicyFact) -> bool:
    low, high = BOUNDS[fact.kind]
    return low <= _days(fact) <= high


def _beside_longer(found: Sequence[_Find]) -> list[_Find]:
    """The finds, with the law's fortnight marked as such where the shop promises more, though the page does not say so."""
    longer = [find.score for find in found if find.is_sure and _days(find.fact) > FORTNIGHT]
    if not longer:
        return list(found)
    near = max(longer) + (NEARLY_CERTAIN if max(longer) >= CERTAIN else NEARLY)
    return [
        replace(find, plain=False) if _days(find.fact) == FORTNIGHT and find.score < near else find
        for find in found
    ]


def _days(fact: PolicyFact) -> float:
    return fact.value * DAYS.get(fact.unit, 1)


def _ranked(found: Sequence[_Find]) -> Iterator[PolicyFact]:
    """Kind by kind, best first; what is said more than once gains, what is said again is said once."""
    said = Counter((find.fact.kind, find.fact.value, find.fact.unit) for find in found)
    for kind in BOUNDS:
        own = [find for find in found if find.fact.kind == kind]
        if kind == "return_window":
            own = _beside_longer(own)
        if any(not find.doubtful and find.score >= SURE for find in own):
            best_score = max(find.score for find in own)
            own = [find for find in own if not find.doubtful and find.score >= best_score - FAR_BEHIND]
        often = {key: REPEATED * min(4, times) for key, times in said.items()}
        own.sort(
            key=lambda find: (
                not find.is_sure,
                -find.score - often[kind, find.fact.value, find.fact.unit],
            )
        )
        best = {(find.fact.value, find.fact.unit): find.fact for find in reversed(own)}
        ordered = dict.fromkeys((find.fact.value, find.fact.unit) for find in own)
        yield from [best[key] for key in ordered][:MOST]
