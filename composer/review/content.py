"""What an agent needs and does not find: problem, request, order number, date, product (R5, M7, M8, W1)."""

from collections.abc import Iterator

from composer.languages.interface import N_, _
from composer.review.findings import Finding
from composer.review.letter import Letter, Place
from composer.review.meaning import Meaning
from composer.review.rules import Rule

NO_PROBLEM = Rule(
    kind="no_problem",
    id="M7",
    severity="should",
    title=N_("What happened?"),
    message=N_("The e-mail does not say what went wrong."),
    suggestion=N_("Say it in one sentence: what happened, to what, and when."),
    why=N_("The problem is the first thing that an agent looks for."),
    source="LV part 2; LT: find the clues",
)
NO_REQUEST = Rule(
    kind="no_request",
    id="M8",
    severity="should",
    title=N_("No request"),
    message=N_("The e-mail does not say what you want. The agent will guess, or ask."),
    suggestion=N_(
        "Ask for one thing in a paragraph of its own, for example a repair, a replacement or a refund, by a date."
    ),
    why=N_("A clear request can be granted; a mood cannot."),
    source="LV part 2",
)
AT_ODDS = Rule(
    kind="requests_at_odds",
    id="M8",
    severity="should",
    title=N_("Two requests at odds"),
    message=N_("You ask for a refund and for a replacement or repair as well; both together cannot be."),
    suggestion=N_("Choose one, and name the other as the second choice: “if that is not possible …”."),
    why=N_("An agent can grant one thing at once; two that exclude each other cost a round of questions."),
    source="LV part 2",
)
VAGUE_PRODUCT = Rule(
    kind="vague_product",
    id="M7",
    severity="should",
    title=N_("Which product?"),
    message=N_("“{words}” can be anything that the company sells."),
    suggestion=N_("Give its exact name, as it stands in the order or on the product page."),
    why=N_("The exact name leads to the right person and the right rules."),
    source="LV part 2",
)
NO_ORDER_NUMBER = Rule(
    kind="no_order_number",
    id="R5",
    severity="should",
    title=N_("No order number"),
    message=N_("An agent would have to ask for the order number before anything else."),
    suggestion=N_("It stands in the order confirmation or on the invoice. Write it on a line of its own."),
    why=N_("The order number opens everything else: date, product, price, address."),
    source="LV part 2; LT: account numbers",
)
NO_DATE = Rule(
    kind="no_date",
    id="R5",
    severity="could",
    title=N_("No date"),
    message=N_("The e-mail does not say when it happened. Time limits are counted from that day."),
    suggestion=N_("Add the day of the order or of the delivery, and the day on which it happened."),
    why=N_("Time limits are counted from a day."),
    source="LV part 2; LT",
)
NO_CONTACT = Rule(
    kind="no_contact",
    id="M10",
    severity="could",
    title=N_("No contact details"),
    message=N_("Below the name there is neither an address nor a telephone number."),
    suggestion=N_(
        "Add the e-mail address that you ordered with, and a telephone number if you want to be called."
    ),
    why=N_("Orders are looked up by the address; some matters are settled by one call."),
    source="LV part 2",
)
ANSWERED = Rule(
    kind="answered_by_site",
    id="W1",
    severity="should",
    title=N_("The site may answer this"),
    message=N_("The company's site has an answer to this: {url}"),
    suggestion=N_("Read it first; if it does not help, say so in the e-mail."),
    why=N_("The quickest answer is the one that is there already."),
    source="LV part 1",
)
RULES = (NO_PROBLEM, NO_REQUEST, AT_ODDS, VAGUE_PRODUCT, NO_ORDER_NUMBER, NO_DATE, NO_CONTACT, ANSWERED)

LIKELY = 0.6  # an answer's score from which it is worth a look
_ORDER_NUMBER = "purchase.order_number"
# Problems that are no matter of one order.
_FALSE_MESSAGE = "impersonation"
_WITHOUT_ORDER = {"account", _FALSE_MESSAGE, "personal_data", "service"}
# Problems that are no matter of one product.
_WITHOUT_PRODUCT = {*_WITHOUT_ORDER, "booking", "wrong_charge", "refund_not_paid"}
# Goals that exclude each other, where neither is named as a second choice.
_REFUND, _KEEPING = "refund", ("replace", "repair")


def check_content(letter: Letter, meaning: Meaning) -> Iterator[Finding]:
    """What is missing, and what contradicts itself."""
    if not letter.own.strip():
        yield NO_PROBLEM.finding(0, 0)
        yield NO_REQUEST.finding(0, 0)
        return
    yield from _problem(letter, meaning)
    yield from _request(letter, meaning)
    yield from _facts(letter, meaning)
    yield from _answered(letter, meaning)


def _problem(letter: Letter, meaning: Meaning) -> Iterator[Finding]:
    told_by_kind = letter.to is not None and letter.case is not None and letter.case.kind
    if meaning.nature == "complaint" and not meaning.troubled and not told_by_kind:
        at = letter.paragraphs[0].start if letter.paragraphs else _head(letter)
        yield NO_PROBLEM.finding(at, at)


def _request(letter: Letter, meaning: Meaning) -> Iterator[Finding]:
    if meaning.nature == "complaint" and not meaning.requests:
        at = letter.paragraphs[-1].end if letter.paragraphs else _head(letter)
        yield NO_REQUEST.finding(at, at)
    refund = meaning.goals.get(_REFUND, [])
    keeping = [place for goal in _KEEPING for place in meaning.goals.get(goal, [])]
    if refund and keeping and not _alternative(letter, [*refund, *keeping]):
        later = max(refund[0], keeping[0])
        yield AT_ODDS.finding(*later)


def _alternative(letter: Letter, places: list[Place]) -> bool:
    """Whether one is named as a second choice, in one of the sentences or between them."""
    start, end = min(places).start, max(places).end
    return bool(letter.words.alternatives.search(letter.low, start, end))


def _facts(letter: Letter, meaning: Meaning) -> Iterator[Finding]:
    if meaning.nature == "complaint":
        yield from _product(letter, meaning)
        if not meaning.order_number and _asks_for(letter, meaning, _ORDER_NUMBER):
            at = _fact_place(letter)
            yield NO_ORDER_NUMBER.finding(at, at)
        if not meaning.dated:
            at = _fact_place(letter)
            yield NO_DATE.finding(at, at)
    if not meaning.contact:
        at = len(letter.own.rstrip())
        yield NO_CONTACT.finding(at, at)


def _asks_for(letter: Letter, meaning: Meaning, path: str) -> bool:
    """Whether an agent would ask for the fact at this path: as the case's kind says, else as the problems told do."""
    if letter.case and letter.case.kind:
        from composer.kinds import kind

        field = kind(letter.case.kind).field(path)
        return field is not None and field.required
    if _FALSE_MESSAGE in meaning.kinds:  # the parcel that it tells of is the swindler's invention
        return False
    without = _WITHOUT_ORDER if path == _ORDER_NUMBER else _WITHOUT_PRODUCT
    return not meaning.kinds or bool(meaning.kinds - without)


def _product(letter: Letter, meaning: Meaning) -> Iterator[Finding]:
    if meaning.product:
        return
    for place in letter.paragraphs:
        vague = letter.words.vague_products.search(letter.low, *place)
        if vague:
            yield VAGUE_PRODUCT.finding(*vague.span(), words=letter.text(Place(*vague.span())))
            return


def _answered(letter: Letter, meaning: Meaning) -> Iterator[Finding]:
    """Only a question can be answered by a page; a complaint needs a person."""
    best = letter.report.answers[0] if letter.report and letter.report.answers else None
    if best and best.score >= LIKELY and meaning.nature == "question":
        asked = meaning.questions or meaning.requests
        place = asked[0] if asked else Place(_head(letter), _head(letter))
        yield ANSWERED.finding(*place, url=best.url)


def _fact_place(letter: Letter) -> int:
    """Where a fact would stand: behind the lines of facts, else behind the first paragraph."""
    places = letter.labels or letter.paragraphs
    return places[0].end if places else _head(letter)


def _head(letter: Letter) -> int:
    return letter.greeting.end if letter.greeting else 0


MISSING = {  # facts that an agent would have to ask for, with the likely question
    "problem": N_("What exactly happened?"),
    "order_number": N_("What is your order number?"),
    "product": N_("Which product is it about?"),
    "request": N_("What would you like us to do?"),
    "date": N_("When did it happen?"),
    "name": N_("What is your full name?"),
    "contact": N_("How can we reach you?"),
}


def missing(letter: Letter, meaning: Meaning) -> tuple[str, ...]:
    """Ids of the facts that an agent would have to ask for, most needed first (R5)."""
    complaint = meaning.nature == "complaint"
    there = {
        "problem": not complaint or meaning.troubled or letter.to is not None,
        "order_number": not complaint
        or bool(meaning.order_number)
        or not _asks_for(letter, meaning, _ORDER_NUMBER),
        "product": not complaint
        or bool(meaning.product)
        or not _asks_for(letter, meaning, "purchase.product"),
        "request": not complaint or bool(meaning.requests),
        "date": not complaint or meaning.dated,
        "name": bool(meaning.name),
        "contact": bool(meaning.contact),
    }
    return tuple(fact for fact in MISSING if not there[fact])


def likely_question(facts: tuple[str, ...]) -> str:
    """What the agent would ask first; empty where nothing is missing."""
    return _(MISSING[facts[0]]) if facts else ""
