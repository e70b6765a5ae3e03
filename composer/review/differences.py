"""Where the text says something else than the case: order number, amount, names, the problem, the request (M13, R2)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from composer.case import Case
from composer.languages.interface import N_
from composer.review.findings import Finding
from composer.review.letter import Letter, Place
from composer.review.meaning import SUM, Meaning, order_numbers
from composer.review.patterns import lowered
from composer.review.rules import Rule

ORDER_NUMBER = Rule(
    kind="order_number_differs",
    id="M13",
    severity="should",
    title=N_("Another order number"),
    message=N_("Here stands {words}, but you told us {known}."),
    suggestion=N_("Look it up in the order confirmation, and correct the wrong one."),
    why=N_("A wrong number leads the agent to somebody else's order."),
    source="LV part 2: proofread",
)
AMOUNT = Rule(
    kind="amount_differs",
    id="M13",
    severity="could",
    title=N_("Another amount"),
    message=N_("Here stands {words}, but the price that you told us is {known}."),
    suggestion=N_("If it is the same sum, correct the wrong one; if not, say what this one is."),
    why=N_("Two sums raise a question that costs a day."),
    source="LV part 2: proofread",
)
NAME = Rule(
    kind="name_misspelt",
    id="M13",
    severity="should",
    title=N_("A name misspelt"),
    message=N_("“{words}” looks like “{known}” with a typing error."),
    suggestion=N_("Write “{known}”."),
    why=N_("People and systems look for the exact name."),
    source="LV part 2: proofread; ET: the customer's name",
)
PROBLEM = Rule(
    kind="problem_differs",
    id="R2",
    severity="could",
    title=N_("Another problem"),
    message=N_("The agent will read another problem out of these words than the one that you chose."),
    suggestion=N_(
        "Tell first what this e-mail is about; leave the rest out, or choose the other kind of case."
    ),
    why=N_("The agent sorts the e-mail by the problem that is read first."),
    source="LT: find the clues",
)
REQUEST = Rule(
    kind="request_differs",
    id="R2",
    severity="should",
    title=N_("Another request"),
    message=N_("These words ask for something else than the request that you chose."),
    suggestion=N_("Ask for one thing; name the other only as a second choice."),
    why=N_("The agent grants what is read first."),
    source="LT: find the clues; LV part 2",
)
RULES = (ORDER_NUMBER, AMOUNT, NAME, PROBLEM, REQUEST)

_WORD = re.compile(r"[^\W\d_][\w'’-]{3,40}")
_SHORTEST_NAME = 5  # letters; shorter names are one typing error from any word
_ENDING = 2  # letters that a language may bend at a name's end
# What a chosen request of the case (its id's first part) is in the words of the text; others are not compared.
_GOALS = {"refund": "refund", "replace": "replace", "exchange": "replace", "repair": "repair"}
_OPPOSED = {"refund": {"replace", "repair"}, "replace": {"refund"}, "repair": {"refund", "replace"}}
# Kinds of problem that no careful reader takes for one another; kinds of case bear the same names.
_DISTINCT = {"not_delivered", "damaged", "wrong_item", "faulty", "subscription"}


def check_differences(letter: Letter, meaning: Meaning) -> Iterator[Finding]:
    """Nothing without a case; of a draft only what the customer wrote freely."""
    case = letter.case
    if case is None:
        return
    places = letter.free if letter.to is not None else (*letter.paragraphs, *letter.labels)
    for place in places:
        yield from _order_numbers(letter, case, place)
        yield from _amounts(letter, case, place)
    ends = (letter.greeting, letter.signature) if letter.to is None else ()
    for place in (*places, *(end for end in ends if end)):
        yield from _names(letter, case, place)
    yield from _problem(letter, meaning, places)
    yield from _request(letter, meaning, places)


def _order_numbers(letter: Letter, case: Case, place: Place) -> Iterator[Finding]:
    known = case.purchase.order_number.strip()
    others = {value.strip().lower() for value in case.details.values()}
    for start, end in order_numbers(letter, place):
        words = letter.own[start:end]
        if known and words.lower() not in known.lower() and words.lower() not in others:
            yield ORDER_NUMBER.finding(start, end, words=words, known=known, fix=known)


def _amounts(letter: Letter, case: Case, place: Place) -> Iterator[Finding]:
    known = case.purchase.amount
    if known is None:
        return
    others = {sum_of for value in case.details.values() if (sum_of := _value(value)) is not None}
    for found in SUM.finditer(letter.own, *place):
        value = _value(found[0])
        sentence = letter.sentence_at(found.start()) or place
        priced = letter.words.prices.search(letter.low, sentence.start, found.start())
        if value is not None and priced and value != known and value not in others:
            yield AMOUNT.finding(
                *found.span(), words=found[0].strip(), known=f"{known} {case.purchase.currency}"
            )


def _value(text: str) -> Decimal | None:
    """The sum in a text such as "1 499,90 €"; None where there is none."""
    digits = re.sub(r"[^\d.,]", "", text).strip(".,")
    if re.search(r"[.,]\d{3}$", digits):
        digits = re.sub(r"[.,]", "", digits)
    whole, _, cents = digits.replace(",", ".").rpartition(".")
    plain = f"{whole.replace('.', '')}.{cents}" if whole else cents
    return Decimal(plain) if plain.replace(".", "").isdigit() else None


def _names(letter: Letter, case: Case, place: Place) -> Iterator[Finding]:
    known = {
        lowered(word): word
        for text in (case.customer.name, case.company.name, case.company.person, case.purchase.product)
        for word in _WORD.findall(text)
        if len(word) >= _SHORTEST_NAME
    }
    for found in _WORD.finditer(letter.own, *place):
        low = lowered(found[0])
        if low in known or not found[0][0].isupper():
            continue
        name = next((name for name in known if _one_slip(low, name)), None)
        if name:
            yield NAME.finding(*found.span(), words=found[0], known=known[name], fix=known[name])


def _one_slip(word: str, name: str) -> bool:
    """Whether one letter is wrong, missing, doubled or swapped with the next, before the ending that languages bend."""
    if abs(len(word) - len(name)) > 1 or word[0] != name[0]:
        return False
    at = next(
        (at for at, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name))
    )
    if at >= len(name) - _ENDING:
        return False
    rest, whole = word[at:], name[at:]
    swapped = rest[:2] == whole[:2][::-1] and rest[2:] == whole[2:]
    return rest[1:] == whole[1:] or rest[1:] == whole or rest == whole[1:] or swapped


def _problem(letter: Letter, meaning: Meaning, places: tuple[Place, ...]) -> Iterator[Finding]:
    """Only where the free words tell one plain problem, and not the one that was chosen."""
    chosen = letter.case.kind if letter.case else ""
    told = {
        kind: [at for at in found if any(place.start <= at.start < place.end for place in places)]
        for kind, found in meaning.problems.items()
    }
    told = {kind: found for kind, found in told.items() if found}
    if chosen in _DISTINCT and chosen not in told and len(told) == 1 and set(told) <= _DISTINCT:
        (found,) = told.values()
        yield PROBLEM.finding(*found[0])


def _request(letter: Letter, meaning: Meaning, places: tuple[Place, ...]) -> Iterator[Finding]:
    request = letter.case.request if letter.case else None
    chosen = _GOALS.get(request.kind.partition("_")[0], "") if request else ""
    second = _GOALS.get(request.fallback.partition("_")[0], "") if request else ""
    for goal in sorted(_OPPOSED.get(chosen, set()) - {second}):
        for sentence in meaning.goals.get(goal, []):
            inside = any(place.start <= sentence.start < place.end for place in places)
            if (
                inside
                and sentence not in meaning.goals.get(chosen, [])
                and not _named_second(letter, sentence)
            ):
                yield REQUEST.finding(*sentence)
                return


def _named_second(letter: Letter, sentence: Place) -> bool:
    return bool(letter.words.alternatives.search(letter.low, *sentence))
