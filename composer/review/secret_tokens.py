"""Pasted tokens, keys and addresses with a secret in them: their own form gives them away, in any language."""

import re
from collections.abc import Iterator

from composer.review.secret_words import SecretKind

_TOKENS = re.compile(
    r"""(?x)(?<![A-Za-z0-9_])(?:
      -----BEGIN[ ][A-Z ]{0,30}PRIVATE[ ]KEY-----(?:[A-Za-z0-9+/=:,\s-]{0,5000}?-----END[ ][A-Z ]{0,30}KEY-----|[A-Za-z0-9+/=\s]{0,5000})
    | (?:sk|pk|rk|whsec)_(?:(?:live|test)_)?[A-Za-z0-9]{8,200}           # Stripe
    | sk-(?:[a-z]{2,8}-){0,2}[A-Za-z0-9_-]{16,200}                       # OpenAI, Anthropic
    | (?:gh[pousr]_|github_pat_|glpat-|npm_|pypi-|hf_|dop_v1_|shpat_|shpss_)[A-Za-z0-9_-]{12,255}
    | xox[abeprs]-[A-Za-z0-9-]{8,250}                                    # Slack
    | (?:AKIA|ASIA)[A-Z0-9]{12,20}                                       # Amazon
    | AIza[A-Za-z0-9_-]{20,60}                                           # Google
    | ya29\.[A-Za-z0-9_-]{10,300}
    | SG\.[A-Za-z0-9_-]{10,80}\.[A-Za-z0-9_-]{10,120}                    # SendGrid
    | EAAC[A-Za-z0-9]{20,300}
    | key-[a-f0-9]{24,64}                                                # Mailgun
    | \d{8,10}:AA[A-Za-z0-9_-]{30,60}                                    # Telegram
    | eyJ[A-Za-z0-9_-]{6,2000}\.[A-Za-z0-9_-]{4,4000}(?:\.[A-Za-z0-9_-]{0,2000})?   # JSON web token
    )"""
)
# What one of them holds; far quicker to look for than the whole.
_SIGNS = (
    *(
        "-----BEGIN",
        "sk_",
        "pk_",
        "rk_",
        "whsec_",
        "sk-",
        "ghp_",
        "gho_",
        "ghu_",
        "ghs_",
        "ghr_",
        "github_pat_",
        "glpat-",
    ),
    *(
        "npm_",
        "pypi-",
        "hf_",
        "dop_v1_",
        "shpat_",
        "shpss_",
        "xox",
        "AKIA",
        "ASIA",
        "AIza",
        "ya29.",
        "SG.",
        "EAAC",
    ),
    *("key-", ":AA", "eyJ"),
)
_BEARER = re.compile(
    r"(?i)\b(?:bearer|authorization:[ ]?(?:basic|token))[ :=]{1,3}(?P<secret>(?=[\w.~+/=-]{0,200}\d)[A-Za-z0-9_.~+/=-]{12,2000})"
)
_QUERY = re.compile(
    r"(?i)[?&;#](?P<name>[a-z_.-]{0,20}(?:token|api[_-]?key|apikey|secret|access[_-]?key|auth|signature|sig|otp|passw(?:or)?d|pwd|pass|pin|session(?:id)?|jwt|key|code))"
    r"=(?P<secret>[^\s&#\"'<>)•]{4,2000})"
)
# “client_secret=…”, “API_KEY: …”, “DB_PASSWORD=…”: a line of a settings file.
_SETTING = re.compile(
    r"(?i)(?<![?&;\w])(?P<name>[a-z][a-z0-9]{0,20}[_.-](?:[a-z0-9]{1,20}[_.-]){0,3}(?:secret|token|key|password|passwd|pwd|pass))"
    r"[\"']?\s?[=:]\s?[\"']?(?P<secret>[^\s\"'<>,;•]{4,2000})"
)
_USER_AT_HOST = re.compile(
    r"(?i)\b[a-z][a-z0-9+.-]{1,12}://[^\s/:@•]{0,80}:(?P<secret>[^\s/@•]{1,80})@[a-z0-9.-]{1,200}"
)
_GOOGLE = re.compile(r"(?i)google[^\n]{0,60}?\b(G-\d{6})\b|\b(G-\d{6})\b[^\n]{0,40}?google")
_KINDS_IN_QUERY: dict[str, SecretKind] = {"pass": "password", "pwd": "password", "otp": "otp", "pin": "pin"}


def tokens(text: str) -> Iterator[tuple[SecretKind, int, int]]:
    """Every token, key and secret part of an address."""
    for found in _TOKENS.finditer(text) if any(sign in text for sign in _SIGNS) else ():
        yield "api_key", found.start(), len(text[: found.end()].rstrip())
    if "://" in text or "?" in text:
        for found in _USER_AT_HOST.finditer(text):
            yield "password", found.start("secret"), found.end("secret")
        for found in _QUERY.finditer(text):
            if _says_much(found["name"].lower(), found["secret"]):
                name = found["name"].lower()
                part_kind: SecretKind = next(
                    (kind for part, kind in _KINDS_IN_QUERY.items() if part in name), "api_key"
                )
                yield part_kind, found.start("secret"), found.end("secret")
    for found in _SETTING.finditer(text):
        if any(char.isdigit() for char in found["secret"]):
            of_person = found["name"].lower().endswith(("password", "passwd", "pwd", "pass"))
            yield "password" if of_person else "api_key", found.start("secret"), found.end("secret")
    for found in _GOOGLE.finditer(text):
        yield "otp", *found.span(1 if found[1] else 2)
    for found in _BEARER.finditer(text):
        yield "api_key", found.start("secret"), len(text[: found.end("secret")].rstrip("."))


def _says_much(name: str, value: str) -> bool:
    """A “code=SPRING10” is a voucher and “key=12” a page: short values count only under an outright name."""
    if name in ("code", "key", "auth", "sig"):
        return len(value) >= 16 and any(char.isdigit() for char in value)
    return True
