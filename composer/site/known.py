"""What is known of addresses and numbers in any language (`channels.yaml`): patterns, free mail, services, regulators."""

from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from composer.site.domains import label, registrable
from composer.site.stems import StemIndex, fold
from composer.site.tables import table

Role = Literal[
    "complaints", "support", "general", "orders", "money", "trade", "press", "jobs", "privacy", "technical"
]
Names = frozenset[str]


class Known(BaseModel):
    """The table as it stands in the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    placeholder_domains: Names
    placeholder_endings: Names
    placeholder_locals: Names
    weak_placeholder_locals: Names
    no_reply: Names
    free_mail: Names
    services: Names
    couriers: Names
    authorities: Names
    authority_endings: Names
    roles: dict[Role, Names]
    mail_words: Names
    legal_forms: Names
    form_countries: dict[str, str]  # legal forms that tell the country
    chats: dict[str, Names]
    no_names: Names
    chat_links: dict[str, Names]
    form_hosts: Names
    not_contact_forms: Names


@cache
def known() -> Known:
    """The table, read once."""
    return table("channels.yaml", Known)


def is_under(domain: str, names: Names) -> bool:
    """Whether a domain is one of these, or below one of them."""
    parts = domain.split(".")
    return any(".".join(parts[start:]) in names for start in range(len(parts)))


@lru_cache(maxsize=4096)
def is_free_mail(domain: str) -> bool:
    """Whether anybody may have an address there."""
    return domain in known().free_mail


@lru_cache(maxsize=4096)
def is_placeholder(address: str) -> bool:
    """Whether an address is only a pattern: your-email@example.com, vorname.nachname@shop.example.com."""
    local, _, domain = address.partition("@")
    table = known()
    if is_under(domain, table.placeholder_domains) or domain.rsplit(".", 1)[-1] in table.placeholder_endings:
        return True
    if domain[0].isdigit() and domain.split(".")[0].rstrip("x").isdigit():  # logo@2x.png
        return True
    squashed = local.replace("_", ".")
    if local in table.weak_placeholder_locals:
        return is_free_mail(domain) or registrable(domain).startswith(
            ("your", "my", "mail", "email", "domain")
        )
    return squashed in table.placeholder_locals or local in table.placeholder_locals


def is_no_reply(address: str) -> bool:
    """Whether nobody reads what is sent there."""
    local = address.partition("@")[0]
    return local in known().no_reply or any(
        local.startswith(name) for name in ("noreply", "no-reply", "no_reply", "donotreply")
    )


@lru_cache(maxsize=4096)
def is_authority(domain: str) -> bool:
    """Whether a domain belongs to a regulator or a board of consumers."""
    return is_under(domain, known().authorities) or is_under(domain, known().authority_endings)


@lru_cache(maxsize=4096)
def is_service(domain: str) -> bool:
    """Whether a domain belongs to a firm that other firms' pages name: payment, couriers, shop systems."""
    return is_under(domain, known().services)


@cache
def service_names() -> frozenset[str]:
    """The names of such firms as words: "dpd", "paypal"."""
    return frozenset(fold(label(domain)) for domain in known().services if len(label(domain)) > 2)


@cache
def couriers() -> StemIndex[None]:
    """Finds the names of couriers, whose numbers stand on shops' pages too."""
    return StemIndex((name, None) for name in known().couriers)


@cache
def _roles() -> dict[str, Role]:
    return {fold(name): role for role, names in known().roles.items() for name in names}


@lru_cache(maxsize=4096)
def role_of(local: str) -> Role | None:
    """What a mailbox is for by its name: "support", "shop.ee", "info2"; None where the name does not tell."""
    table = _roles()
    bare = fold(local).strip("0123456789")
    if bare in table:
        return table[bare]
    for sign in "._-":
        bare = bare.replace(sign, " ")
    return next((table[part] for part in bare.split() if part in table and len(part) > 2), None)


@cache
def mail_words() -> StemIndex[None]:
    """Finds the words that only say that an e-mail address follows."""
    return StemIndex((word, None) for word in known().mail_words)
