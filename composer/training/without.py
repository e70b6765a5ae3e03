"""Cases that tell too little: what a customer forgot to say, taken out before the letter is written.

Each function gives the poorer case, or None where its kind of case can do without the fact, so that its absence is
no fault.
"""

from composer.case import Case
from composer.kinds import kind

_NUMBERS = ("tracking", "ticket", "customer_number", "model")
_TELLING = ("model", "stated", "received", "part_name", "device")  # by which a thing would be known
_GOODS = ("delivery", "product")
_ORDER, _PRODUCT = "purchase.order_number", "purchase.product"
_KEEP = ("replace", "repair", "exchange", "exchange_described", "refund", "return_refund", "collect_refund")


def no_name(case: Case) -> Case | None:
    """Nobody can see who writes."""
    return case.replace("customer.name", "")


def half_name(case: Case) -> Case | None:
    """Only the first name."""
    return case.replace("customer.name", case.customer.name.split()[0])


def no_contact(case: Case) -> Case | None:
    """Neither address nor telephone number."""
    return case.replace("customer.email", "").replace("customer.phone", "")


def no_order_number(case: Case) -> Case | None:
    """No number that the matter can be found by; only where an agent would have to ask for the order's."""
    field = kind(case.kind).field(_ORDER)
    if field is None or not field.required or kind(case.kind).family not in (*_GOODS, "money"):
        return None
    poorer = case.replace(_ORDER, "")
    for name in _NUMBERS:
        poorer = poorer.replace(f"details.{name}", "")
    return poorer


def no_date(case: Case) -> Case | None:
    """No day at all: neither of the order nor of what happened, and none to answer by."""
    poorer = case.replace("purchase.bought_on", None).replace("written_on", None)
    poorer = poorer.replace("customer.customer_since", None)
    for field in kind(case.kind).fields:
        if field.type == "date" and field.detail:
            poorer = poorer.replace(field.path, "")
    return poorer


def no_product(case: Case) -> Case | None:
    """What was bought is not named."""
    field = kind(case.kind).field(_PRODUCT)
    if field is None or kind(case.kind).family not in _GOODS or not case.purchase.product:
        return None
    poorer = case.replace(_PRODUCT, "").replace("purchase.product_url", "")
    for name in _TELLING:
        poorer = poorer.replace(f"details.{name}", "")
    return poorer


def no_request(case: Case) -> Case | None:
    """What the customer wants stays unsaid; nor does a wish to remain a customer stand in for it."""
    return case.replace("request", {}).replace("customer.customer_since", None)


def one_request(case: Case) -> Case | None:
    """Without a second choice, and only where a thing can be either kept or given back."""
    wanted = next((option.id for option in kind(case.kind).requests if option.id in _KEEP), None)
    return case.replace("request", {"kind": wanted}) if wanted else None
