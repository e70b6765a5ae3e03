"""Policy figures of structured data: schema.org's MerchantReturnPolicy and WarrantyPromise.

https://schema.org/MerchantReturnPolicy, https://schema.org/WarrantyPromise; unit codes are UN/CEFACT's.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from composer.site.report import FactKind
from composer.site.structured import is_a, texts

_UNITS = {"DAY": "days", "WEE": "weeks", "MON": "months", "ANN": "years", "HUR": "hours"}
_UNIT_WORDS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}  # of an ISO 8601 duration
_FEES = {
    "FreeReturn": "company",
    "ReturnFeesCustomerResponsibility": "customer",
    "OriginalShippingFees": "customer",
    "ReturnShippingFees": "customer",
}


class StructuredFigure(NamedTuple):
    """A figure, with the property that states it as its quote."""

    kind: FactKind
    value: float
    unit: str
    quote: str


def structured_figures(data: Iterable[Mapping[str, Any]]) -> Iterator[StructuredFigure]:
    """The figures that a page's structured data states."""
    for thing in data:
        policies = thing.get("hasMerchantReturnPolicy")
        for policy in policies if isinstance(policies, list) else [policies]:
            if isinstance(policy, dict) and "@type" not in policy:
                yield from _of_policy(policy)
        if is_a(dict(thing), "MerchantReturnPolicy"):
            yield from _of_policy(thing)
        if is_a(dict(thing), "WarrantyPromise"):
            yield from _of_warranty(thing)


def _of_policy(policy: Mapping[str, Any]) -> Iterator[StructuredFigure]:
    category = " ".join(texts(policy.get("returnPolicyCategory")))
    if "NotPermitted" in category:
        return
    for text in texts(policy.get("merchantReturnDays"))[:1]:
        days = _number(text)
        if days:
            yield StructuredFigure("return_window", days, "days", f"merchantReturnDays: {text}")
    for text in texts(policy.get("returnFees"))[:1]:
        who = _FEES.get(text.rpartition("/")[2])
        if who:
            yield StructuredFigure("return_cost", 0, who, f"returnFees: {text}")


def _of_warranty(promise: Mapping[str, Any]) -> Iterator[StructuredFigure]:
    duration = promise.get("durationOfWarranty")
    if isinstance(duration, str) and duration[:1] == "P":  # ISO 8601: P2Y
        value, unit = _number(duration[1:-1]), _UNIT_WORDS.get(duration[-1:].upper())
        shown = duration
    elif isinstance(duration, dict):
        text = " ".join(texts(duration.get("value")))
        code = " ".join(texts(duration.get("unitCode")))
        value, unit, shown = _number(text), _UNITS.get(code), f"{text} {code}"
    else:
        return
    if value and unit:
        yield StructuredFigure("warranty", value, unit, f"durationOfWarranty: {shown}")


def _number(text: str) -> float:
    """A positive number; 0 where there is none."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if math.isfinite(value) and value > 0 else 0.0
