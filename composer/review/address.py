"""One e-mail address as it may stand in a header: the review asks before the hand-over what the hand-over will accept (W4)."""

import re

# RFC 5322 dot-atom and RFC 1035 labels. Quoted local parts ("a b"@x) are legal, but no company has one.
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?"
)
_LONGEST = 254  # RFC 5321 section 4.5.3.1.3, less the angle brackets
_LONGEST_LOCAL = 64  # RFC 5321 section 4.5.3.1.1


def header_address(text: str) -> str | None:
    """The address with a domain beyond ASCII in its IDNA form; None where the text is anything but one address.

    Letters beyond ASCII before the @ (RFC 6531) are refused: hardly a mailbox takes them, and not every mail program sends them.

    >>> header_address("help@tējkanna.example")
    'help@xn--tjkanna-w7a.example'
    """
    local, at, domain = text.rpartition("@")
    try:
        address = local + at + (domain if domain.isascii() else domain.encode("idna").decode("ascii"))
    except UnicodeError:
        return None
    if len(address) > _LONGEST or len(local) > _LONGEST_LOCAL or ".." in address:
        return None
    return address if _ADDRESS.fullmatch(address) else None
