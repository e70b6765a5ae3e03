"""Secrets in the e-mail stop it: passwords, card and billing data are never sent by e-mail (M12)."""

from collections.abc import Iterator

from composer.languages.interface import N_
from composer.review.findings import Finding, Part
from composer.review.letter import Letter
from composer.review.rules import Rule
from composer.review.secret_words import SecretKind
from composer.review.secrets import MASK, SECRET_NAMES, find_secrets

_WHY = N_("E-mail is read by many eyes and kept for years; no honest company needs this by e-mail.")
_SOURCE = "LV part 2; PCI DSS 4.0, requirement 3"
_MESSAGES: dict[SecretKind, str] = {
    "card_number": N_(
        "This looks like a card number. With it others can pay; the agent finds your payment by the order number."
    ),
    "card_expiry": N_(
        "This looks like the expiry date of a card. It is one of the data that others can pay with."
    ),
    "cvv": N_("This looks like the security code of a card. Nobody may ask you for it in an e-mail."),
    "iban": N_(
        "This looks like an IBAN. A refund goes back the way you paid; you need not give an account by e-mail."
    ),
    "bank_account": N_(
        "This looks like a bank account. A refund goes back the way you paid; you need not give one by e-mail."
    ),
    "password": N_("This looks like a password. Nobody at the company needs it, not even to help you."),
    "username": N_(
        "This looks like a user name for signing in. Together with a password it opens your account."
    ),
    "pin": N_("This looks like a PIN. Nobody at the company needs it, not even to help you."),
    "otp": N_(
        "This looks like a one-time code. Whoever asks for one by e-mail wants to get into your account."
    ),
    "api_key": N_("This looks like a key or token for a service. Whoever has it acts in your name."),
    "national_id": N_(
        "This looks like an identity number. A complaint does not need it, and others can misuse it."
    ),
    "document_number": N_(
        "This looks like the number of a passport or an identity card. A complaint needs none."
    ),
}
OF_KIND: dict[SecretKind, Rule] = {
    kind: Rule(
        kind=kind,
        id="M12",
        severity="blocks",
        title=SECRET_NAMES[kind],
        message=message,
        suggestion=N_("Take it out, or mask it."),
        why=_WHY,
        source=_SOURCE,
    )
    for kind, message in _MESSAGES.items()
}
RULES = tuple(OF_KIND.values())


def check_credentials(letter: Letter) -> Iterator[Finding]:
    """Secrets anywhere in subject and body, quoted lines too: they would leave with the e-mail.

    In the words of all languages, whatever the letter's own: people mix them, and an e-mail may be in a language
    that we find secrets in but write no letters in.
    """
    yield from _in_part(letter.subject, "subject")
    yield from _in_part(letter.body, "body")


def _in_part(text: str, part: Part) -> Iterator[Finding]:
    for secret in find_secrets(text):
        hidden = "".join(char if char.isspace() else MASK for char in text[secret.start : secret.end])
        yield OF_KIND[secret.kind].finding(secret.start, secret.end, part=part, fix=hidden)
