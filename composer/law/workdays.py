"""Working days of a country: its weekend, its public holidays, and the holidays moved to a weekday.

The days come from the library `holidays`. Its calendars are loaded one by one, when a country is first asked for; a
country that it does not know, or none, has Saturdays and Sundays only.
"""

from datetime import date, timedelta
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

_SATURDAY = 5


def is_working_day(day: date, country: str = "") -> bool:
    """Whether people work on that day in the country (ISO 3166-1 alpha-2, "" if unknown).

    >>> is_working_day(date(2026, 11, 18), "LV"), is_working_day(date(2026, 11, 18), "EE")
    (False, True)
    """
    calendar = _calendar(country)
    return bool(calendar.is_working_day(day)) if calendar is not None else day.weekday() < _SATURDAY


def working_day_from(day: date, country: str = "") -> date:
    """The day itself if it is a working day, else the next one that is.

    >>> working_day_from(date(2026, 12, 24), "LV").isoformat(), working_day_from(date(2026, 12, 24), "GB").isoformat()
    ('2026-12-28', '2026-12-24')
    """
    while not is_working_day(day, country):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, n: int, country: str = "") -> date:
    """The n-th working day after the day (n from 0); the day itself does not count.

    >>> add_working_days(date(2026, 11, 16), 3, "LV").isoformat()
    '2026-11-20'
    """
    for _each in range(n):
        day = working_day_from(day + timedelta(days=1), country)
    return day


@cache
def _calendar(country: str) -> Any:
    """The library's calendar, which fills in a year when it is first asked for; None where it has none."""
    if not country:
        return None
    import holidays  # here: it costs 50 ms, and most cases name no country
    from holidays.registry import COUNTRIES

    module = next((name for name, (_class, *codes) in COUNTRIES.items() if country in codes), "")
    return _only(module, COUNTRIES[module][0], Path(holidays.__file__).parent) if module else None


def _only(module: str, name: str, library: Path) -> Any:
    """One country's calendar. Its package would import those of 250 countries, which takes as long as a whole e-mail."""
    spec = spec_from_file_location(f"holidays.countries.{module}", library / "countries" / f"{module}.py")
    if spec is None or spec.loader is None:
        raise ImportError(module)
    loaded = module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return getattr(loaded, name)()
