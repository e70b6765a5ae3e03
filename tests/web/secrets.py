"""One text for each kind of secret, as people put it; the value itself may be found nowhere afterwards."""

from collections.abc import Iterable, Iterator
from pathlib import Path

SECRETS = {
    "card_number": ("I paid with card number 5555 5555 5555 4444.", "5555 5555 5555 4444"),
    "card_expiry": ("The card 4111 1111 1111 1111 expires 09/28, please check.", "expires 09/28"),
    "cvv": ("The CVV on the back is 737, please check.", "is 737"),
    "iban": ("Refund me to GB29 NWBK 6016 1331 9268 19.", "GB29 NWBK 6016 1331 9268 19"),
    "bank_account": ("My account number 31926819, sort code 60-16-13.", "31926819"),
    "password": ("My password is Bluebell#77 and it fails.", "Bluebell#77"),
    "username": ("My username jharper8154 and password Bluebell#77 fail.", "jharper8154"),
    "pin": ("My PIN is 739164 and it fails.", "739164"),
    "otp": ("The one-time code was 482915 as you texted.", "482915"),
    "api_key": (
        "The API key sk_live_4eC39HqLyjWDarjtT1zdp7dc gives 401.",
        "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
    ),
    "national_id": ("My NI number is AB 12 34 56 C for the refund.", "AB 12 34 56 C"),
    "document_number": ("My passport number is 533401372 for your check.", "533401372"),
}


def traces(value: str, places: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """The places in which the value stands, as it was typed, without its blanks, or as a URL or JSON would write it."""
    plain = value.encode()
    forms = {plain, plain.replace(b" ", b"%20"), plain.replace(b" ", b"+"), plain.replace(b"#", b"%23")}
    if len(value) > 8:
        forms.add(plain.replace(b" ", b""))
    for name, content in places:
        if any(form in content for form in forms):
            yield name


def on_disk(casebook: Path) -> list[tuple[str, bytes]]:
    """Every file of a casebook: the database, its journal, what else may lie beside it."""
    return [(file.name, file.read_bytes()) for file in casebook.parent.glob(f"{casebook.name}*")]
