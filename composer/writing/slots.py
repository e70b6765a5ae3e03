"""What the templates see of a case and a report.

Every value is ready for its place: typed words on one line and marked, dates as dates, choices as their ids, amounts
as text. What is missing is "" or None, so that a template can ask for it; a name that no case has is an error.
What a template asked for, and found, is noted: these are the paragraph's `fields`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from composer.case import Case
from composer.kinds import Field, Kind, kinds
from composer.law import law_for
from composer.site.report import PolicyFact, SiteReport, SupportPage
from composer.writing.clean import one_line, shorten, typed
from composer.writing.deadline import answer_by
from composer.writing.wording import money

MOST_PAGES = 3  # named in the e-mail: more is a list that nobody reads
MOST_LAWS = 3  # mentioned: more reads like a threat
LONGEST_QUOTE = 300  # characters of a page that an e-mail repeats


class Slots:
    """One part of the case, read by name; notes what was read and found."""

    def __init__(self, part: str, values: Mapping[str, Any], used: dict[str, None]) -> None:
        self._part = part
        self._values = values
        self._used = used

    def __getitem__(self, name: str) -> Any:
        value = self._values[name]
        if value:
            self._used[f"{self._part}.{name}"] = None
        return value

    def names(self) -> frozenset[str]:
        """What can be asked for."""
        return frozenset(self._values)


def context(
    case: Case, kind: Kind | None, report: SiteReport | None, code: str, used: dict[str, None]
) -> dict[str, Any]:
    """The variables of every template; `used` fills with the fields that they read."""
    due = answer_by(case) if kind is None or kind.deadline else None
    purchase = _words(case.purchase, "product", "product_url", "order_number")
    purchase |= {"bought_on": case.purchase.bought_on, "amount": _price(case, code)}
    request = {
        "kind": _known(case.request.kind, kind.requests if kind else ()),
        "own_words": typed(case.request.own_words),
        "fallback": _known(case.request.fallback, kind.requests if kind else ()),
        "answer_by": due,
    }
    if request["fallback"] == request["kind"]:
        request["fallback"] = ""
    customer = _words(case.customer, "name", "email", "phone", "city", "occupation")
    values: dict[str, Mapping[str, Any]] = {
        "customer": customer | {"customer_since": case.customer.customer_since},
        "company": _words(case.company, "name", "person"),
        "purchase": purchase,
        "details": dict.fromkeys(_detail_names(), "") | dict(_details(case, kind, code)),
        "request": request,
    }
    offered = {option.id for option in kind.evidence} if kind else set()
    return {name: Slots(name, part, used) for name, part in values.items()} | {
        "group": kind.group if kind else "complaint",
        "evidence": [item for item in dict.fromkeys(case.evidence) if item in offered],
        "days": (due - case.written_on).days if due and case.written_on else 0,
        "years": _years(case),
        "pages": _pages(case, kind, report),
        "quotes": _quotes(case, report),
        "law": _law(case),
    }


def _words(part: object, *names: str) -> dict[str, Any]:
    return {name: typed(getattr(part, name)) for name in names}


def _known(id: str, options: tuple[Any, ...]) -> str:
    return id if any(option.id == id for option in options) else ""


def _price(case: Case, code: str) -> str:
    amount = case.purchase.amount
    return "" if amount is None else money(code, amount, one_line(case.purchase.currency))


def _years(case: Case) -> int:
    since, now = case.customer.customer_since, case.written_on
    return now.year - since if since and now else 0


def _detail_names() -> set[str]:
    return {field.detail for kind in kinds() for field in kind.fields if field.detail}


def _details(case: Case, kind: Kind | None, code: str) -> Iterator[tuple[str, Any]]:
    """The kind's own facts; what another kind asked for, or what does not fit its field, is passed over."""
    for field in kind.fields if kind else ():
        if field.detail and field.detail in case.details:
            yield field.detail, _detail(field, case, code)


def _detail(field: Field, case: Case, code: str) -> Any:
    text = case.details[field.detail]
    if field.type == "date":
        return as_date(text)
    if field.type == "choice":
        return _known(text, field.choices)
    if field.type == "amount":
        amount = as_amount(text)
        return "" if amount is None else money(code, amount, one_line(case.purchase.currency))
    return typed(text)


def as_date(text: str) -> date | None:
    """The ISO date, or None where the text is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def as_amount(text: str) -> Decimal | None:
    """The amount, with a point or a comma before the cents; None where the text is none."""
    try:
        amount = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and abs(amount) < Decimal(10) ** 12 else None


def _pages(case: Case, kind: Kind | None, report: SiteReport | None) -> list[dict[str, str]]:
    """The pages that may be named (P2): really opened, and about the matter; best first, one of each kind."""
    if not (report and kind and case.mention_reading):
        return []
    opened: dict[str, SupportPage] = {}
    for page in report.pages:
        if page.read:
            opened.setdefault(page.kind, page)
    fitting = [opened[topic] for topic in kind.topics if topic in opened]
    return [{"kind": page.kind, "url": one_line(page.url)} for page in fitting[:MOST_PAGES]]


def _quotes(case: Case, report: SiteReport | None) -> list[dict[str, str]]:
    """The facts of the site that the customer wants mentioned (W8), in the words of the site."""
    known = {fact.id: fact for fact in report.facts} if report else {}
    wanted = [known[name] for name in dict.fromkeys(case.mentions) if name in known]
    return [{"kind": fact.kind, "url": one_line(fact.url), "words": _quote(fact)} for fact in wanted]


def _law(case: Case) -> list[str]:
    """The facts of law that the customer wants mentioned: those that fit the case, and that an e-mail may mention."""
    if not case.law:
        return []
    fitting = {fact.id for fact in law_for(case) if fact.mail}
    return [name for name in dict.fromkeys(case.law) if name in fitting][:MOST_LAWS]


def _quote(fact: PolicyFact) -> str:
    words = one_line(fact.quote)
    return words if len(words) <= LONGEST_QUOTE else f"{shorten(words, LONGEST_QUOTE)} …"
