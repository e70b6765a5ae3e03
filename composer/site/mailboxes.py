"""Which e-mail addresses are the company's own, best to write to first, each with the reason.

An address is judged by its domain (the company's own, free mail, another), by where it stands (contact page, head, foot,
a notice that names other firms too) and by its name (`info`, `privacy`). Regulators, web agencies, couriers, patterns of
themes and mailboxes that nobody reads are left out: a wrong address costs the customer days.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from composer.languages.interface import N_, Sentence, _
from composer.site.domains import label, registrable
from composer.site.identity import Owner
from composer.site.known import (
    Role,
    is_authority,
    is_free_mail,
    is_no_reply,
    is_placeholder,
    is_service,
    mail_words,
    role_of,
)
from composer.site.mail_sources import mail_sightings
from composer.site.report import Channel
from composer.site.sightings import Shelf, Sighting, name_among
from composer.site.stems import tokens

Standing = Literal["own", "free", "other"]
Trust = Literal[
    "sure", "fallback", "last"
]  # `fallback` counts where nothing is sure, `last` where nothing else is
MOST = 12  # addresses that are listed
CROWD = 3  # free addresses beside an own one: more are customers' or dealers'

_ROLES: dict[Role, float] = {
    "complaints": 1.3,
    "support": 1.2,
    "general": 1.0,
    "orders": 0.7,
    "money": -0.6,
    "trade": -0.7,
    "press": -1.2,
    "jobs": -1.2,
    "privacy": -1.0,
    "technical": -0.9,
}
_STANDINGS: dict[Standing, float] = {"own": 1.4, "free": 0.8, "other": 0.2}
_STANDING_WORDS: dict[Standing, str] = {
    "own": N_("own domain"),
    "free": N_("free mail provider"),
    "other": N_("another domain"),
}
_ROLE_WORDS: dict[Role, str] = {
    "money": N_("meant for invoices"),
    "trade": N_("meant for business partners"),
    "press": N_("meant for the press"),
    "jobs": N_("meant for job applications"),
    "privacy": N_("meant for questions about personal data"),
    "technical": N_("meant for technical matters"),
}


@dataclass(frozen=True)
class Mailbox:
    """An address with every place where it stands that speaks for the company."""

    address: str
    standing: Standing
    sightings: tuple[Sighting, ...]
    trust: Trust

    @property
    def role(self) -> Role | None:
        """What its name says that it is for; the company's own name before the @ is for everything."""
        local, _at, domain = self.address.partition("@")
        named = local.replace("-", "") == label(registrable(domain)).replace("-", "")
        return role_of(local) or ("general" if named else None)

    @property
    def best(self) -> Sighting:
        """The place that speaks most for it."""
        return max(self.sightings, key=lambda one: one.weight)

    @property
    def score(self) -> float:
        """By which addresses are ranked."""
        role = self.role
        pages = len({one.page.url for one in self.sightings})
        return (
            _STANDINGS[self.standing]
            + (_ROLES[role] if role else 0.3)
            + self.best.weight
            + min(0.2, 0.05 * pages)
            + (0.2 if any(one.how != "script" for one in self.sightings) else 0.0)
        )


def mailboxes(shelf: Shelf, owner: Owner) -> tuple[Channel, ...]:
    """The company's e-mail addresses, best first; never one that nobody reads."""
    seen: dict[str, list[Sighting]] = defaultdict(list)
    for page in shelf.pages:
        for sighting in mail_sightings(page, shelf):
            seen[sighting.value].append(sighting)
    judged = [box for address, places in seen.items() if (box := _judged(address, places, owner))]
    kept = sorted(_kept(judged, owner), key=lambda box: -box.score)
    return tuple(_channel(box) for box in kept[:MOST])


def _judged(address: str, places: Sequence[Sighting], owner: Owner) -> Mailbox | None:
    domain = address.partition("@")[2]
    at_home = bool(owner.host) and registrable(domain) == owner.host
    if is_no_reply(address) or (is_placeholder(address) and not (at_home and _is_plausible(address))):
        return None
    aside = (
        role_of(address.partition("@")[0]) == "privacy"
    )  # an officer's firm likes to bear its client's name
    if at_home or (owner.owns(domain) and not aside):
        standing: Standing = "own"
    elif is_free_mail(domain):
        standing = "free"
    elif is_service(domain) or is_authority(domain):
        return None
    else:
        standing = "other"
    good = tuple(one for one in places if _speaks_for_company(one, standing, places))
    return Mailbox(address, standing, good, _trust(good, standing, owner)) if good else None


def _is_plausible(address: str) -> bool:
    """Whether a name that is often a pattern may be somebody's at the site's own domain ("mail@", "test@")."""
    local = address.partition("@")[0]
    return role_of(local) is not None or (local.isalpha() and len(local) <= 5)


def _speaks_for_company(one: Sighting, standing: Standing, places: Sequence[Sighting]) -> bool:
    if standing != "own" and one.is_strangers:
        return False
    if one.how in ("hidden", "script"):
        known_page = bool(one.kinds - {"privacy", "terms"})
        crowd = len(set(one.page.hidden_addresses)) > CROWD
        if standing == "other":
            return one.how == "hidden" and bool(one.kinds & {"home", "contact", "imprint"}) and not crowd
        return (known_page and not (crowd and one.how == "hidden")) or len(places) > 1
    return True


def _trust(places: Sequence[Sighting], standing: Standing, owner: Owner) -> Trust:
    if standing == "own":
        if all(one.how == "data" for one in places):
            return "fallback"  # nobody sees it, so nobody keeps it up
        only_script = all(one.how == "script" for one in places)
        return "fallback" if only_script and not any(one.kinds for one in places) else "sure"
    shown = [one for one in places if not one.only_in_notices]
    if standing == "free":
        named = owner.is_named(places[0].value.partition("@")[0])
        if any(one.on_card or "home" in one.kinds for one in shown) or (named and places):
            return "sure"
        return "fallback" if any(one.kinds for one in shown) else "last"
    if any(one.on_card and one.how != "hidden" for one in shown):
        return "fallback"
    return "last"


def _kept(boxes: list[Mailbox], owner: Owner) -> list[Mailbox]:
    """Of all that may be the company's, what is sure; what is less sure only where nothing better stands."""
    sure = [box for box in boxes if box.trust == "sure"]
    if not sure:
        fallback = _one_domain([box for box in boxes if box.trust == "fallback"])
        domains = {box.address.partition("@")[2] for box in fallback if box.standing == "other"}
        last = [box for box in boxes if box.trust == "last"]
        return fallback + [box for box in last if not fallback or box.address.partition("@")[2] in domains]
    own = [box for box in sure if box.standing == "own"]
    free = [box for box in sure if box.standing == "free" and (not own or _is_introduced(box, owner))]
    if len(free) > CROWD:
        free = [box for box in free if owner.is_named(box.address.partition("@")[0])] or ([] if own else free)
    others = [] if own else [box for box in boxes if box.standing == "other" and _on_contact_page(box)]
    return own + free + (_one_domain(others) if len(others) <= CROWD else [])


def _is_introduced(box: Mailbox, owner: Owner) -> bool:
    """Whether the company shows a free address as its own beside one of its domain: customers sign what they say too."""
    if owner.is_named(box.address.partition("@")[0]):
        return True
    return any(one.on_card or one.label or mail_words().any(tokens(one.lead[-60:])) for one in box.sightings)


def _on_contact_page(box: Mailbox) -> bool:
    return box.trust == "fallback" and any(one.kinds & {"contact", "imprint"} for one in box.sightings)


def _one_domain(boxes: list[Mailbox]) -> list[Mailbox]:
    """Addresses of unknown domains are a list of other firms; only the one that stands most often is kept."""
    domains: dict[str, int] = defaultdict(int)
    for box in boxes:
        if box.standing == "other":
            domains[registrable(box.address.partition("@")[2])] += len(box.sightings)
    if len(domains) < 2:
        return boxes
    best = max(domains, key=lambda domain: domains[domain])
    return [
        box for box in boxes if box.standing != "other" or registrable(box.address.partition("@")[2]) == best
    ]


def _channel(box: Mailbox) -> Channel:
    best = box.best
    reasons = [best.where(), str(Sentence(_STANDING_WORDS[box.standing]))]
    role = box.role
    if role in _ROLE_WORDS:
        reasons.append(str(Sentence(_ROLE_WORDS[role])))
    else:
        name = name_among(sorted(box.sightings, key=lambda one: -one.weight))
        if name:
            reasons.append(_("called “{name}”").format(name=name))
    confidence = min(0.99, max(0.1, 0.2 + 0.2 * box.score))
    return Channel(
        kind="email",
        value=box.address,
        label=", ".join(reasons),
        url=best.url,
        confidence=round(confidence, 2),
    )
