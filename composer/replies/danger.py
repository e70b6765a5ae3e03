"""What is dangerous in a reply: secrets asked for, links and addresses of another house, lures, threats, baits (M12).

A fraud is known by what it wants and by where it leads. A company that carelessly asks for a card number is none: there
the answer goes without it.
"""

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from composer.case import Case
from composer.languages.interface import _
from composer.replies.letter import Part, Reply
from composer.replies.reading import Warned
from composer.review.patterns import compile_patterns

_ENOUGH = 5  # points from which a message is a fraud
_AT_LINK = 2  # a card's number and its code, both to be typed in at a link: no careless shop asks for that
_POINTS = {"secret_asked": 2, "foreign_link": 3, "foreign_reply_to": 3, "lure": 2, "threat": 2, "bait": 2}
_NUMBER = re.compile(r"\d\s?$")
_FREE_MAIL = (
    "gmail.com",
    "outlook.com",
    "hotmail.com",
    "yahoo.com",
    "inbox.lv",
    "mail.ru",
    "yandex.ru",
    "mail.ee",
    "one.lt",
    "proton.me",
)
# Names that anybody can have within a minute, and that no shop of good name uses for its own account pages.
_CHEAP_ENDS = (
    ".top",
    ".xyz",
    ".click",
    ".info",
    ".icu",
    ".buzz",
    ".live",
    ".online",
    ".site",
    ".shop",
    ".club",
    ".rest",
    ".cam",
    ".zip",
)
_LURING_LABELS = (
    "secure",
    "verify",
    "login",
    "account",
    "confirm",
    "update",
    "refund",
    "verification",
    "signin",
    "auth",
    "bank",
)


@dataclass(frozen=True)
class Danger:
    """The dangers of one reply."""

    reply: Reply
    case: Case | None = None

    @cached_property
    def secrets(self) -> tuple[Part, ...]:
        """The sentences that ask for what must never be sent by e-mail."""
        words = self.reply.words
        return tuple(
            part
            for part in self.reply.with_words("secrets")
            if self._wants_it(part) and not words.says("no_secret", part.low)
        )

    def _wants_it(self, part: Part) -> bool:
        """Whether the sentence wants to be given what it names: by a verb, as a question, or at a link."""
        asks = part.text.rstrip().endswith("?") or "https" in part.low
        return asks or self.reply.words.says("secret_verbs", part.low)

    @property
    def _several_secrets(self) -> bool:
        """Whether it wants more than one thing that is secret."""
        pattern = self.reply.words.pattern("secrets")
        return len({found for part in self.secrets for found in pattern.findall(part.low)}) > 1

    @property
    def secret(self) -> Part | None:
        """The first of them."""
        return self.secrets[0] if self.secrets else None

    @cached_property
    def lure(self) -> Part | None:
        """The sentence that calls to a link where something is to be entered."""
        at_link = (part for part in self.secrets if "https" in part.low)
        return next(iter(self.reply.with_words("luring")), None) or next(at_link, None)

    @cached_property
    def threat(self) -> Part | None:
        """The sentence that presses: lose the account, or be late."""
        return next(iter(self.reply.with_words("threats")), None) or next(self._in_hours(), None)

    def _in_hours(self) -> Iterator[Part]:
        """Sentences that give hours: no company hurries its customers so."""
        hours = compile_patterns(self.reply.words.table.when.units["hours"])
        for part in self.reply.sentences:
            if any(
                _NUMBER.search(part.low, max(0, h.start() - 4), h.start()) for h in hours.finditer(part.low)
            ):
                yield part

    @cached_property
    def bait(self) -> Part | None:
        """The sentence that promises money from nowhere, or asks for a small fee."""
        return next(iter(self.reply.with_words("bait")), None)

    @cached_property
    def foreign_links(self) -> tuple[str, ...]:
        """Links that lead to another house than the sender's and the company's."""
        links = [(url, words) for url, words in self.reply.message.links]
        return tuple(dict.fromkeys(url for url, words in links if self._is_foreign(url, words)))

    def _is_foreign(self, url: str, words: str) -> bool:
        """Whether a link leads out of the house, says that it leads elsewhere than it does, or has a name of frauds."""
        host = host_of(url)
        if not host or house(host) in self._company:
            return False
        shown = host_of(words) if "." in words and " " not in words.strip() else ""
        if "." in shown and house(shown) != house(host):
            return True
        stranger = bool(self._houses) and house(host) not in self._houses
        return stranger or _is_number(host) or _suspicious(host)

    @cached_property
    def foreign_reply_to(self) -> str:
        """The address that an answer would go to, where that is another house; empty otherwise."""
        message = self.reply.message
        address = message.reply_to
        if not address or not message.sender:
            return ""
        same = house(address.partition("@")[2]) in self._houses
        return "" if same else address

    @property
    def foreign_sender(self) -> bool:
        """Whether the sender is not of the company that was written to; a company's helpdesk may be another house."""
        known = self._company
        sender = house(self.reply.message.sender.partition("@")[2])
        return bool(known and sender and sender not in known)

    @cached_property
    def _company(self) -> set[str]:
        company = self.case.company if self.case else None
        hosts = (company.email.partition("@")[2], host_of(company.website)) if company else ()
        return {house(host) for host in hosts if host}

    @cached_property
    def _houses(self) -> set[str]:
        sender = house(self.reply.message.sender.partition("@")[2])
        return self._company | (
            {sender} if sender and not (self._company and sender in _FREE_MAIL) else set()
        )

    @property
    def codes(self) -> tuple[str, ...]:
        """The dangers found, by name."""
        found = {
            "secret_asked": self.secret,
            "foreign_link": self.foreign_links,
            "foreign_reply_to": self.foreign_reply_to,
            "lure": self.lure,
            "threat": self.threat,
            "bait": self.bait,
        }
        return tuple(code for code, what in found.items() if what)

    @property
    def fraud(self) -> bool:
        """Whether it is one: it wants something that must not be given, or leads astray, and presses or lures."""
        codes = set(self.codes)
        wants = codes & {"secret_asked", "lure"} or {"bait", "foreign_link"} <= codes
        points = sum(_POINTS[code] for code in codes) + (1 if self.foreign_sender else 0)
        points += _AT_LINK if "lure" in codes and self._several_secrets else 0
        own_only = bool(self.reply.message.links) and bool(self._houses) and not self.foreign_links
        if own_only and "foreign_reply_to" not in codes:  # every link leads home: a careless company
            points -= 3
        return bool(wants) and points >= _ENOUGH

    def warnings(self) -> Iterator[Warned]:
        """What the customer must know, the worst first."""
        for part in self.secrets:
            text = _("This asks for something that must never be sent by e-mail. Answer without it.")
            yield Warned(code="secret_asked", message=text, sentence=part.text)
        for url in self.foreign_links[:1] if self.lure or self.fraud else ():
            text = _("The link leads to {host}, which is not the company’s own address.").format(
                host=host_of(url)
            )
            yield Warned(code="foreign_link", message=text, sentence=url)
        if self.foreign_reply_to:
            text = _("Your answer would go to {address}, which is not the sender’s house.").format(
                address=self.foreign_reply_to
            )
            yield Warned(code="foreign_reply_to", message=text)
        if self.fraud:
            pressing = (("lure", self.lure), ("threat", self.threat), ("bait", self.bait))
            text = _("Messages that want to steal say this.")
            yield from (
                Warned(code=code, message=text, sentence=part.text) for code, part in pressing if part
            )


def host_of(address: str) -> str:
    """The host of a web address, without "www."; empty where it has none."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def house(host: str) -> str:
    """The part of a host's name that somebody has registered: its last two labels, three under "co.uk" and the like."""
    labels = host.lower().strip(".").split(".")
    short = (
        len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in ("co", "com", "org", "net", "gov", "ac")
    )
    return ".".join(labels[-3:] if short else labels[-2:])


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _suspicious(host: str) -> bool:
    """Whether a name by itself speaks of fraud: "lumea-secure-login.example", a cheap ending, letters of two scripts."""
    labels = host.split(".")
    parts = [part for label in labels[:-1] for part in label.split("-")]
    luring = any(part in _LURING_LABELS for part in parts) and "-" in host
    return (
        luring
        or host.endswith(_CHEAP_ENDS)
        or "xn--" in host
        or any("-" in label and label.count("-") > 1 for label in labels)
    )
