"""Where the company is and when it answers: postal address and opening hours, each as one readable line.

Structured data first, then what stands as a line of the contact page or the foot. Conservative: a wrong address is worse
than none.
"""

import re
from collections.abc import Iterator, Sequence

from composer.languages.interface import _
from composer.site.disguise import addresses
from composer.site.page import Block, Page, tidy
from composer.site.report import Channel
from composer.site.sightings import Shelf, Sighting
from composer.site.stems import tokens
from composer.site.structured import Thing, is_a, texts
from composer.site.words import index_of, languages

LONGEST = 160  # characters of a line
Codes = tuple[str, ...]
MOST_LINES = 7  # of opening hours: a week
_TIME = re.compile(r"\b(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d|\s?h\b|\s?(?:am|pm|a\.m\.|p\.m\.|uhr)\b)", re.I)
_SPAN = re.compile(
    r"\b(?:[01]?\d|2[0-4])(?:[:.h]?[0-5]\d)?\s?(?:am|pm|a\.m\.|p\.m\.|uhr|h)?\s?(?:[-–—]|to|bis|à|a|līdz|kuni|iki|до|do|till|tot|al)\s?(?:[01]?\d|2[0-4])(?:[:.h]?[0-5]\d)?\b",
    re.I,
)
_POSTCODE = re.compile(
    r"\b(?:LV|LT|EE|D|A|CH|FI|SE|F|PL|DE|FR)[- ]?\d{4,5}\b|\b\d{2}-\d{3}\b|\b\d{3} \d{2}\b|\b[1-9]\d{3} ?[A-Z]{2}\b|\b\d{5,6}\b|\b(?!19|20)[1-9]\d{3}\b(?= [A-ZÄÖÜÉ])"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
)
_HOUSE = re.compile(r"(?<![\d-])\d{1,4}\s?[A-Za-zА-Яа-я]?(?:[-/]\d{1,4}[A-Za-z]?)?(?![\d-])")
_WORD = re.compile(r"[^\W\d_]{3,}")
_CUT = re.compile(r"\s*(?:[|•·]|☎|📞|✉|📧|\+\d|\b[\w.+-]+@|https?:|www\.)")
_NO_ADDRESS = re.compile(
    r"©|\(c\)|\d(?:[\d ()-]{0,3}\d){8}|[€$£₽%]|\d{1,2}[:h]\d\d|\d ?h\b", re.I
)  # years, numbers, prices, times
_SENTENCE = re.compile(r"[.!?]\s+[A-ZА-Я]\w+\s\w+\s\w+\s|[!?]")
_LEAD = re.compile(r"^[^:]{0,40}:\s*")
_DAYS = {"mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "sa": 5, "su": 6}


def premises(shelf: Shelf, *, language: str) -> tuple[Channel, ...]:
    """The company's postal address and its opening hours, at most one of each."""
    found = (_first(_addresses(shelf)), _first(_hours(shelf, language)))
    return tuple(channel for channel in found if channel)


def _first(channels: Iterator[Channel]) -> Channel | None:
    return max(channels, key=lambda one: one.confidence, default=None)


# Postal address


def _addresses(shelf: Shelf) -> Iterator[Channel]:
    for page in shelf.pages:
        kinds = shelf.kinds_of(page)
        for thing in page.data:
            text = _of_thing(thing)
            if text:
                yield _channel("address", text, Sighting(text, page, kinds, "data"), 0.6)
        for index, block in enumerate(page.blocks):
            sighting = Sighting(block.text, page, kinds, "text", index)
            if not sighting.on_card or sighting.only_in_notices:
                continue
            text = _of_block(page.blocks, index)
            if text and not sighting.is_strangers:
                yield _channel("address", text, sighting, 0.9 if block.tag == "address" else 0.8)


def _of_thing(thing: Thing) -> str:
    if not is_a(thing, "PostalAddress"):
        return ""
    street = next(iter(texts(thing.get("streetAddress"))), "")
    place = " ".join(text for key in ("postalCode", "addressLocality") for text in texts(thing.get(key))[:1])
    country = next(iter(texts(thing.get("addressCountry"))), "")
    text = tidy(", ".join(part for part in (street, place, country) if part))
    return text if street and place and len(text) <= LONGEST else ""


def _of_block(blocks: Sequence[Block], index: int) -> str:
    text = blocks[index].text
    if len(text) > 240 or not _POSTCODE.search(text):
        return ""
    if index and not _has_house(_cut(text)) and blocks[index - 1].place == blocks[index].place:
        above = blocks[index - 1].text  # the street on a line of its own
        if len(above) <= 60 and _has_house(above) and "@" not in above:
            text = f"{above}, {text}"
    line = _cut(text)
    return line if _has_house(line) and 12 <= len(line) <= LONGEST else ""


def _cut(text: str) -> str:
    """The line without the label before it, and what comes after it: telephone, e-mail, registry number."""
    line = _CUT.split(text, maxsplit=1)[0]
    pieces = line.split(":")
    if len(pieces) > 1:
        place = next((place for place, piece in enumerate(pieces) if _POSTCODE.search(piece)), -1)
        line = pieces[place] if place >= 0 else ""
        if 0 <= place < len(pieces) - 1:
            line = line.rpartition(" ")[0]  # the next label's word: "65604 Võru E-mail"
    return _before_registry(line).strip(" ,;.–-")


def _before_registry(line: str) -> str:
    """The line up to a registry or telephone word that follows the postcode."""
    code = _POSTCODE.search(line)
    if not code:
        return line
    words = re.split(r"(?<=[\s,;])", line[code.end() :])
    for place, word in enumerate(words):
        if (
            any(index_of(name, "").any(tokens(word)) for name in ("registry", "phone", "fax"))
            and word.strip(" ,;")[-1:] in ".:"
        ):
            return line[: code.end()] + "".join(words[:place])
    return line


def _has_house(line: str) -> bool:
    """Whether a line holds a postcode, a house number and words, as an address does, and is no sentence."""
    rest = _POSTCODE.sub(" ", line, count=1)
    words = _WORD.findall(rest)
    if not _HOUSE.search(rest) or not 1 <= len(words) <= 16 or _NO_ADDRESS.search(line) or addresses_in(line):
        return False
    return sum(word[0].isupper() for word in words) * 2 >= len(words) and not _SENTENCE.search(rest)


def addresses_in(line: str) -> bool:
    """Whether an e-mail address stands in a line."""
    return next(iter(addresses(line)), None) is not None


# Opening hours


def _hours(shelf: Shelf, language: str) -> Iterator[Channel]:
    for page in shelf.pages:
        kinds = shelf.kinds_of(page)
        for thing in page.data:
            text = _of_specification(thing)
            if text:
                yield _channel("hours", text, Sighting(text, page, kinds, "data"), 0.5)
        codes = _codes(page, language)
        index = 0 if codes else len(page.blocks)
        while index < len(page.blocks):
            lines = _week_at(page.blocks, index, codes)
            if lines:
                sighting = Sighting(lines[0], page, kinds, "text", index)
                text = "; ".join(_tidied(line) for line in lines)
                if sighting.on_card or "home" in kinds:
                    yield _channel("hours", text, sighting, 0.9 if _is_headed(page.blocks, index) else 0.7)
            index += max(1, len(lines))


def _codes(page: Page, language: str) -> tuple[str, ...]:
    """The languages whose days may stand here: the site's, English, and that of a line that announces hours."""
    if not any(_SPAN.search(block.text) for block in page.blocks if len(block.text) <= LONGEST):
        return ()
    words = tokens(" ".join(block.text for block in page.blocks if len(block.text) <= 60)[:20_000])
    meant = {language, "en"}
    return tuple(code for code in languages() if code in meant or index_of("hours", code).any(words))


def _week_at(blocks: Sequence[Block], start: int, codes: Codes) -> list[str]:
    """Lines with a day and a time, one after another."""
    found: list[str] = []
    index = start
    while index < len(blocks) and len(found) < MOST_LINES:
        text = blocks[index].text
        if len(text) > LONGEST:
            break
        if _tells_hours(text, codes):
            found.append(_LEAD.sub("", text) if _is_label(text, codes) else text)
            index += 1
        elif index + 1 < len(blocks) and _is_day(text, codes) and _is_span(blocks[index + 1].text):
            found.append(f"{text.rstrip(':')}: {blocks[index + 1].text}")
            index += 2
        else:
            break
    return found


def _tidied(line: str) -> str:
    """The line without the sentence that follows the times."""
    times = list(_SPAN.finditer(line))
    rest = line[times[-1].end() :].partition(". ")[0] if times else ""
    return (line[: times[-1].end()] + rest if times else line).strip(" ;,.|")


def _tells_hours(text: str, codes: Codes) -> bool:
    return bool(
        (_SPAN.search(text) and _TIME.search(text)) or (_SPAN.search(text) and _says(("hours",), text, codes))
    ) and (_says(("weekdays", "hours"), text, codes))


def _is_span(text: str) -> bool:
    return len(text) < 40 and bool(_SPAN.search(text))


def _is_day(text: str, codes: Codes) -> bool:
    return len(text) < 40 and _says(("weekdays",), text, codes)


def _is_label(text: str, codes: Codes) -> bool:
    lead = _LEAD.match(text)
    return (
        bool(lead)
        and _says(("hours",), lead[0] if lead else "", codes)
        and not _is_day(lead[0] if lead else "", codes)
    )


def _says(lists: tuple[str, ...], text: str, codes: Codes) -> bool:
    words = tokens(text)
    return any(index_of(name, code).any(words) for name in lists for code in codes)


def _is_headed(blocks: Sequence[Block], index: int) -> bool:
    near = " ".join(
        block.text for block in blocks[max(0, index - 1) : index + 1] if len(block.text) <= LONGEST
    )
    return index_of("hours", "").any(tokens(near))


def _of_specification(thing: Thing) -> str:
    """`openingHours` as it stands; `openingHoursSpecification` as "Monday 09:00–17:00" lines."""
    plain = [tidy(text) for text in texts(thing.get("openingHours"))]
    if plain:
        return "; ".join(plain)[:LONGEST]
    items = thing.get("openingHoursSpecification")
    lines = []
    for item in items[:MOST_LINES] if isinstance(items, list) else [items]:
        if isinstance(item, dict) and item.get("opens") and item.get("closes"):
            days = [text.rpartition("/")[2] for text in texts(item.get("dayOfWeek"))]
            named = f"{days[0]}–{days[-1]}" if len(days) > 2 else ", ".join(days)
            lines.append(f"{named} {str(item['opens'])[:5]}–{str(item['closes'])[:5]}".strip())
    return "; ".join(lines)[:LONGEST]


def _channel(kind: str, text: str, sighting: Sighting, confidence: float) -> Channel:
    label = _("on the page's structured data") if sighting.how == "data" else sighting.where()
    weight = confidence + 0.1 * sighting.weight - 0.1
    return Channel.model_validate(
        {"kind": kind, "value": text, "label": label, "url": sighting.url, "confidence": round(weight, 2)}
    )
