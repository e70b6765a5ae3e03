"""The company's telephone numbers, in E.164 where the country is known.

A number counts that is valid by its country's plan (phonenumbers) and that something calls a telephone number: its own
"+", a `tel:` or WhatsApp link, a word before it, or a line of the contact page that holds hardly anything else. So no
price, no registry number and no account is taken for one. What is called a fax is left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Literal
from urllib.parse import urlsplit

from composer.languages.interface import _
from composer.site.countries import countries
from composer.site.domains import label, registrable
from composer.site.identity import ORGANISATIONS
from composer.site.known import couriers, service_names
from composer.site.number_links import target_of, told_apart
from composer.site.number_runs import goes_on, groups, letters_beside, pieces, runs
from composer.site.outsiders import Outsiders
from composer.site.page import Page
from composer.site.report import Channel
from composer.site.sightings import NOTICES, Shelf, Sighting, name_among
from composer.site.stems import tokens
from composer.site.structured import is_a, texts
from composer.site.words import index_of, kind_index

MOST = 12  # numbers that are listed
MOST_IN_BLOCK = 200  # runs of digits of one block that are looked at
Cue = Literal["phone", "fax", "registry", ""]
_LETTERS = {"t": "phone", "m": "phone", "p": "phone", "tf": "phone", "f": "fax"}  # "T: … F: …"
_LONE_LETTER = re.compile(r"(?:^|[·|,/;–—-])\s*([TFM])\s*$")  # "T 0345 41 82 73 · F 0345 41 82 74"
_SIGNS = re.compile("[☎📞📱✆🕿☏📲🤙]")
_SERVING = frozenset({"help", "contact", "complaints"})
_OF_OTHERS = frozenset({"shipping", "payment"})
COURIER = 4  # words before a number that may name a courier
BESIDE = 12  # letters that a line may hold beside a number that nothing calls a telephone
_FAX_AFTER = re.compile(r"\s*\(\s*(?:tele)?(?:fax|faks|faksas|fakss|факс)\s*\)", re.I)
_AFTER = re.compile(
    r"\s*(?:\(\s*(?:\w{1,8}\s+){0,2})?(?:whats\s?app|viber|telegram|signal|sms)\b(?!\s*:)", re.I
)
# "8 (495) 123-45-67", "01 45 67 89 01", "06-12345678": nothing else is written so
_SHAPED = re.compile(
    r"(?:8[ -]?)?\(0?\d{1,4}\) ?\d|8[ -]8\d\d[ -]\d|0\d{1,4}[ ./-]\d{2,}(?:[ .-]\d{2,}){2}|0\d{1,3}[-/]\d{6,}$|0\d{1,4} \d{3,4} \d{3,4}$|0[ -]8\d\d[ -]\d"
    r"|\(?[2-9]\d\d\)?[ .-]\d{3}[ .-]\d{4}$|8[ -]\(?\d{1,3}\)?[ -]\d{4,5}$"
)
_DIALLED = re.compile(r"\+|00")  # before a country's code
_DIGITS = re.compile(r"\d(?:\D{0,3}\d){5}")
_PATTERN = re.compile(r"(\d)\1{5}|0?1234567|7654321|00000$")


@dataclass(frozen=True)
class Number:
    """A number as it stands: not yet known whose country it is."""

    text: str
    sighting: Sighting
    cue: Cue = ""
    extension: str = ""
    whatsapp: bool = False
    alone: bool = False  # its line holds hardly anything else


@dataclass
class Telephone:
    """A number with every place where it stands."""

    value: str
    numbers: list[Number]

    @property
    def best(self) -> Number:
        """The place that speaks most for it."""
        return max(self.numbers, key=lambda one: (one.sighting.weight, one.cue == "phone"))


def telephones(shelf: Shelf, *, language: str) -> tuple[Channel, ...]:
    """The company's telephone numbers, best first; no fax, no regulator's, each once."""
    found = [number for page in shelf.pages for number in _numbers(page, shelf)]
    outsiders = Outsiders(shelf)
    coded = (number for number in found if _DIALLED.search(number.text) and _is_own(number, outsiders))
    home = countries(shelf, (code for number in coded for code in _own_codes(number.text)), language=language)
    seen: dict[str, list[Number]] = defaultdict(list)
    for number in found:
        for value in _values(number, home):
            if _is_own(number, outsiders):
                seen[value].append(number)
    kept = _without_carriers([Telephone(value, numbers) for value, numbers in seen.items()])
    ranked = sorted(_sure(kept), key=lambda phone: -_score(phone))
    return tuple(_channel(phone) for phone in ranked[:MOST])


# Where numbers stand


def _numbers(page: Page, shelf: Shelf) -> Iterator[Number]:
    kinds = shelf.kinds_of(page)
    yield from _linked(page, kinds)
    for index, block in enumerate(page.blocks):
        if _DIGITS.search(block.text):
            yield from islice(_written(page, kinds, index), MOST_IN_BLOCK)
    for thing in page.data:
        if is_a(thing, *ORGANISATIONS, "ContactPoint"):
            for text in texts(thing.get("telephone")):
                yield Number(text[:40], Sighting(text[:40], page, kinds, "data"), "phone")


def _linked(page: Page, kinds: frozenset[str]) -> Iterator[Number]:
    for link in page.links[:2000]:
        target, whatsapp = target_of(link)
        if not target:
            continue
        at = link.block if link.block < len(page.blocks) else -1
        text = page.blocks[at].text if at >= 0 else ""
        before = text.partition(link.text)[0] if link.text and link.text in text else ""
        shown = next(runs(link.text), None)
        before += link.text[: shown.start] if shown else ""
        after = text.partition(link.text)[2][:120] if link.text else ""
        sighting = Sighting(target, page, kinds, "link", at, before[-200:], after)
        if whatsapp:
            yield Number(target, sighting, "phone", whatsapp=True)
            continue
        cue = _cue(sighting.lead[-60:]) or "phone"
        if shown:  # what people see is kept up, what stands behind it is often older
            yield Number(told_apart(shown.text, target), sighting, cue, shown.extension)
        else:
            yield Number(target, sighting, cue)


def _written(page: Page, kinds: frozenset[str], index: int) -> Iterator[Number]:
    text = page.blocks[index].text
    end = 0
    last: Cue = ""
    found = list(runs(text))
    words = letters_beside(text, found)
    for run in found:
        before = text[end : run.start]
        sighting = Sighting(
            run.text, page, kinds, "text", index, text[: run.start][-300:], text[run.end :][:120]
        )
        cue: Cue = _cue(before[-60:])
        if not cue and end and goes_on(before):
            cue = last  # "Tel. 123 456, 123 457"
        elif not cue and len(before.strip()) < 4:
            cue = _cue(sighting.lead[-60:])
        if _FAX_AFTER.match(text, run.end):
            cue = "fax"
        if not cue and (_is_helped(before[-40:]) or _AFTER.match(text, run.end)):
            cue = "phone"
        yield Number(run.text, sighting, cue, run.extension, alone=words <= BESIDE)
        end, last = run.end, cue


@lru_cache(maxsize=4096)
def _is_helped(before: str) -> bool:
    """Whether the words right before a number name the customer service: "Kundtjänst: 08-…"."""
    words = tokens(before.rpartition(". ")[2])[-4:]
    return any(
        match.value.kind in _SERVING and match.value.weight == 1.0 for match in kind_index().find(words)
    )


@lru_cache(maxsize=4096)
def _cue(before: str) -> Cue:
    """What the words right before a number call it; the last one counts, "Tel./fax" is a telephone."""
    words = tokens(before)[-8:]
    last: dict[Cue, int] = {}
    kinds: tuple[Cue, ...] = ("registry", "fax", "phone")
    for kind in kinds:
        for match in index_of(kind, "").find(words):
            last[kind] = max(last.get(kind, -1), match.stop)
    if words and words[-1] in _LETTERS and before.rstrip().endswith((":", ".")):
        return "fax" if _LETTERS[words[-1]] == "fax" else "phone"
    if lone := _LONE_LETTER.search(before):
        return "fax" if lone[1] == "F" else "phone"
    if _SIGNS.search(before[-12:]):
        return "phone"
    if not last:
        return ""
    if "fax" in last and last["fax"] - last.get("phone", -9) <= 2 and last.get("phone", -9) >= 0:
        return "phone"
    return max(last, key=lambda kind: (last[kind], kind == "phone"))


# Which numbers they are


@lru_cache(maxsize=4096)
def _parsed(text: str, country: str) -> tuple[str, str] | None:
    """E.164 and the country of a valid number; None where it is none."""
    import phonenumbers  # takes 50 ms to load: only where a page has numbers

    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return value, phonenumbers.region_code_for_number(number) or ""


def _own_codes(text: str) -> Iterator[str]:
    for piece in pieces(text):
        if piece.lstrip("( ").startswith(("+", "00")):
            found = _parsed(_clean(piece), "")
            if found:
                yield found[1]


def _clean(piece: str) -> str:
    piece = piece.strip(" (.-–")
    return re.sub(r"^00(?=[1-9])", "+", re.sub(r"^\(\+", "+", piece)).replace("(0)", "")


def _values(number: Number, home: Sequence[str]) -> Iterator[str]:
    """The numbers that a run of digits holds, in E.164."""
    if number.cue in ("fax", "registry") and not (number.cue == "registry" and number.text.startswith("+")):
        return
    for piece in pieces(number.text) or [number.text]:
        international = piece.lstrip("( ").startswith(("+", "00"))
        if not international and not _is_called(number):
            continue
        yield from _covered(piece, "" if international else None, home)


def _is_called(number: Number) -> bool:
    if number.cue:
        return number.cue == "phone"
    shaped = bool(_SHAPED.match(number.text))
    if number.sighting.on_card:
        return number.alone or shaped
    return number.alone and shaped and "home" in number.sighting.kinds


def _covered(piece: str, country: str | None, home: Sequence[str]) -> Iterator[str]:
    whole = _valid(_clean(piece), country, home)
    if whole:
        yield whole
        return
    parts = groups(piece)
    for skipped in range(3):  # a house number or post code may stand before it
        if any(len(part) > 5 for part in parts[:skipped]):
            break
        values = _split(parts[skipped:], country, home)
        if values:
            yield from values
            return


def _split(parts: list[str], country: str | None, home: Sequence[str]) -> list[str]:
    """All parts shared out among valid numbers; empty where that cannot be done."""
    if not 2 <= len(parts) <= 12:
        return [value] if len(parts) == 1 and (value := _valid(_clean(parts[0]), country, home)) else []
    found: list[str] = []
    start = 0
    while start < len(parts):
        for stop in range(min(len(parts), start + 6), start, -1):
            value = _valid(_clean(" ".join(parts[start:stop])), country if start == 0 else None, home)
            if value:
                found.append(value)
                start = stop
                break
        else:
            short = start == len(parts) - 1 and len(parts[start]) <= 4
            return found if found and short else []
    return found


def _valid(text: str, country: str | None, home: Sequence[str]) -> str:
    if text.startswith("+"):
        found = _parsed(text, "")
        return found[0] if found else ""
    if country is not None and not country:
        return ""
    for code in home:
        found = _parsed(text, code)
        if found:
            return found[0]
    return ""


# Whose they are


def _is_own(number: Number, outsiders: Outsiders) -> bool:
    sighting = number.sighting
    return not (sighting.is_strangers or _is_of_a_service(number) or outsiders.own(sighting))


def _is_of_a_service(number: Number) -> bool:
    """Whether a courier or a bank is named right before it, on a page that speaks of them."""
    sighting = number.sighting
    right_before = tokens(sighting.before[-60:])[-COURIER:]
    if couriers().any(right_before) and not couriers().any(tokens(label(registrable(_host(sighting.page))))):
        return True
    if any(word in service_names() for word in right_before) and not any(
        word.isdigit() for word in right_before
    ):
        return not service_names() & set(tokens(label(registrable(_host(sighting.page)))))
    if sighting.on_card or not sighting.kinds & (NOTICES | {"shipping", "payment", "returns"}):
        return False
    return any(word in service_names() for word in tokens(sighting.lead[-80:]))


def _host(page: Page) -> str:
    return urlsplit(page.url).hostname or ""


def _without_carriers(phones: list[Telephone]) -> list[Telephone]:
    """Without numbers that only pages of delivery and payment name, where a card has others: "Parcel tracking: …"."""
    carded = [any(one.sighting.on_card for one in phone.numbers) for phone in phones]
    told = [any(not one.sighting.kinds <= _OF_OTHERS for one in phone.numbers) for phone in phones]
    return [one for one, *spoken in zip(phones, carded, told, strict=True) if any(spoken) or not any(carded)]


def _sure(phones: list[Telephone]) -> list[Telephone]:
    """What is less sure counts only where nothing better stands."""
    best = max((min(2, _trust(phone)) for phone in phones), default=0)
    return [phone for phone in phones if _trust(phone) >= best]


def _trust(phone: Telephone) -> int:
    if _PATTERN.search(phone.value):
        return 0
    shown = [one for one in phone.numbers if one.sighting.how != "data"]
    if any(_is_shown_by_company(one.sighting) for one in shown):
        return 2
    return 1 if any(not one.sighting.only_in_notices for one in phone.numbers) else 0


def _is_shown_by_company(one: Sighting) -> bool:
    if one.on_card or "home" in one.kinds:
        return True
    return bool(one.kinds) and not one.only_in_notices


def _score(phone: Telephone) -> float:
    best = phone.best
    pages = len({one.sighting.page.url for one in phone.numbers})
    score = best.sighting.weight + min(0.5, 0.1 * pages)
    score += 0.1 if any(one.sighting.how == "link" for one in phone.numbers) else 0.0
    if any(
        match.value.kind in ("help", "complaints", "returns")
        for match in kind_index().find(tokens(_label(phone)))
    ):
        score += 0.3
    return score - {"premium": 0.8, "free": -0.1}.get(_rate(phone.value), 0.0)


@cache
def _rate(value: str) -> str:
    import phonenumbers

    kind = phonenumbers.number_type(phonenumbers.parse(value, None))
    names = phonenumbers.PhoneNumberType
    return {
        names.TOLL_FREE: "free",
        names.PREMIUM_RATE: "premium",
        names.SHARED_COST: "premium",
        names.MOBILE: "mobile",
    }.get(kind, "")


def _label(phone: Telephone) -> str:
    return next((one.sighting.label for one in phone.numbers if one.sighting.label), "")


def _channel(phone: Telephone) -> Channel:
    best = phone.best
    reasons = [best.sighting.where()]
    rate = _rate(phone.value)
    if rate == "free":
        reasons.append(_("free of charge"))
    elif rate == "premium":
        reasons.append(_("at a higher rate"))
    if any(one.whatsapp for one in phone.numbers):
        reasons.append(
            _("also by WhatsApp") if any(not one.whatsapp for one in phone.numbers) else _("by WhatsApp")
        )
    extension = next((one.extension for one in phone.numbers if one.extension), "")
    if extension:
        reasons.append(_("extension {number}").format(number=extension))
    name = name_among(one.sighting for one in phone.numbers)
    if name:
        reasons.append(_("called “{name}”").format(name=name))
    confidence = min(0.99, 0.3 + 0.3 * _trust(phone) * 0.5 + 0.3 * best.sighting.weight)
    return Channel(
        kind="phone",
        value=phone.value,
        label=", ".join(reasons),
        url=best.sighting.url,
        confidence=round(confidence, 2),
    )
