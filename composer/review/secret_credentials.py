"""Passwords and user names: a label, perhaps a verb, and a value that is no ordinary word.

“My password is Sunny2024” tells one, “my password is not accepted” does not. A value of mixed characters counts
behind any verb, one of letters only behind a colon, in quotation marks, or behind the verb of its own language
when no table lists it as an ordinary word.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from composer.review.secret_marks import ANSWER
from composer.review.secret_text import plain
from composer.review.secret_words import Credentials, Vocabulary

CredentialKind = Literal["password", "username"]
_QUOTES = "\"'“”„«»‘’‚`"
_GAP = re.compile(
    rf"(?:(?:(?<=\b\w\w)|(?<=\b\w\w\w)|(?<=\b\w{{4}})|(?<=\b\w{{5}}))\.(?=[ \t]))?[ \t]*(?:\([^()\n]{{1,25}}\))?[ \t]*(?P<sign>[:=→>]|->|=>|[-–—](?=[ \t])|,)?\s{{0,3}}(?P<quote>(?:«[ \u00a0\u202f]?|[{_QUOTES}(\[]){{0,2}})"
)
_VALUE = re.compile(rf"[^\s{_QUOTES}•]{{2,64}}")
_PHRASE = re.compile(
    rf"[^\s{_QUOTES}.!?:;•]{{2,20}}(?:[ ][^\s{_QUOTES}.!?:;•]{{1,20}}){{1,5}}(?=[ \u00a0]?[{_QUOTES}])"
)
_NOUN = re.compile(rf"(?:[ \t]+\w{{1,15}}){{1,3}}(?=[ \t]*[{_QUOTES}])")
_AND = re.compile(r"[\s,;/|.-]{0,3}(?:\w{1,4}\s{1,2}){0,3}")  # “… and the password”
_SECOND = re.compile(
    rf"[{_QUOTES}]?\s?(?:[/|,;&+]|\s\w{{1,4}}\s)\s?[{_QUOTES}]?([^\s{_QUOTES}•,;/|]{{5,40}})"
)
_CHANGED = re.compile(rf"[{_QUOTES}]?\s(?:->|=>|→|\w{{1,3}})\s[{_QUOTES}]?([^\s{_QUOTES}•,;/|]{{5,40}})")
_TRAILING = re.compile(r"[.,;:!?)\]]+$")
_ENDS_CLAUSE = re.compile(r"[.,;!?)\n]|\s*$|\s+[-–—]|\s+(?:and|ja|un|ir|и|і|та|und|i|oraz|et|y|e|or|but)\b")
_ADDRESS = re.compile(
    r"(?i)^(?:https?://|www\.)|^[\w.-]+\.(?:com|net|org|eu|ee|lv|lt|ru|de|pl|fr|es|fi|ua|uk|example|test)(?:/|$)"
)
_MAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_DATE_OR_SUM = re.compile(
    r"^(?:\d{1,2}[./-]\d{1,2}(?:[./-]\d{0,4})?|\d{4}[./-]\d\d?(?:[./-]\d\d?)?|\d{1,2}[:h]\d\d|[€$£]?\d+[.,]\d\d|\d{1,3}(?:x|%|€|h|min)?|[€$£].*)$"
)
_USER = re.compile(r"[a-z]{2,20}(?:[._][a-z0-9]{1,20}|[0-9]{2,6})+")  # “tom_baker”, “masha2001”
_USER_BEFORE = re.compile(rf"(?<![\w.@/-])({_USER.pattern})[,;]?\s+(?:\w{{1,5}}\s+){{0,3}}$")
# “the work account (s.ogilvie-hr) … the password”
_USER_IN_BRACKETS = re.compile(r"[(\"“„«”]([a-z]{1,20}(?:[._-][a-z0-9]{1,20}|[0-9]{2,6})+)[)\"”“»]")
_SENTENCE = 120  # characters
_JOINED = re.compile(r"[-._@]\w")  # “user-agent”, “user.name”: the label is a part of another word
_OF_MACHINES = frozenset(
    {"null", "none", "undefined", "nan", "nil", "n/a", "n.a", "error", "true", "false", "xxx"}
)
_REACH = 60  # characters between a label and its value
SHORTEST = 4  # characters: “password: M12” names a rule
SHORTEST_WORD = 6  # letters behind a verb: shorter ones are adjectives more often than passwords
NEAR = 25  # characters in which a verb may stand for a password of letters only
NAMING = 16  # characters before a value in which a word such as “order” says what it is
_PLAIN_NUMBER = re.compile(r"^\+?\d+$")


def credentials(
    text: str, low: str, words: Vocabulary, other: Callable[[int, int], bool]
) -> Iterator[tuple[CredentialKind, int, int]]:
    """Every password and user name that the text states.

    `other` tells of a place whether its word is a part of another name: “one-time password”, “boarding pass”.
    """
    for place in words.any_credential.finditer(low):
        for language in words.credentials:
            label = language.label(low, place.start())
            if label and not _JOINED.match(low, label.end()) and not other(*label.span()):
                kind: CredentialKind = "password" if language.is_password(label) else "username"
                reader = _Reader(text, low, language, words, *label.span())
                found = reader.pair(label) or reader.after(label, kind) or reader.before(label, kind)
                yield from found
                if kind == "password" and found:
                    yield from reader.user_before(label)
                    yield from reader.password_behind(found[-1][2], _CHANGED)
                elif kind == "username" and len(found) == 1:
                    yield from reader.password_behind(found[0][2], _SECOND)


_NAMELESS_PAIR = re.compile(
    r"(?<![\w/.:@-])([a-z]{1,20}(?:[._][a-z0-9]{1,20}|[0-9]{2,6})+)\s?[/|]\s?([^\s/|,;()•]{6,40})(?=[\s),.;]|$)"
)

# “anna@post.example and Sunny2024!”
_MAIL_AND_PASSWORD = re.compile(
    r"[\w.+-]{1,40}@[\w-]{1,30}(?:\.[\w-]{1,20}){1,3}\s{0,2}(?:[/|;,&+]|\w{1,3}\s)\s{0,2}([^\s/|,;()•]{6,40})(?=[\s),.;]|$)"
)


def pairs(text: str) -> Iterator[tuple[CredentialKind, int, int]]:
    """“(priya.nair / Monsoon_22)”: a user name and a password that need no label."""
    for found in _NAMELESS_PAIR.finditer(text) if "/" in text or "|" in text else ():
        word = _trimmed(found[2], "password")
        if _all_sorts(word) and not _ADDRESS.search(word):
            yield "username", found.start(1), found.end(1)
            yield "password", found.start(2), found.start(2) + len(word)
    for found in _MAIL_AND_PASSWORD.finditer(text) if "@" in text else ():
        word = _trimmed(found[1], "password")
        if _all_sorts(word) and not _MAIL.match(word):
            yield "password", found.start(1), found.start(1) + len(word)


def _all_sorts(word: str) -> bool:
    return any(map(str.isupper, word)) and any(map(str.islower, word)) and any(map(str.isdigit, word))


class _Reader:
    """One text, read in one language's way."""

    def __init__(
        self, text: str, low: str, language: Credentials, words: Vocabulary, label: int, end: int
    ) -> None:
        self.label, self.label_end = label, end
        self.text, self.low, self.language, self.words = text, low, language, words

    def after(self, label: re.Match[str], kind: CredentialKind) -> list[tuple[CredentialKind, int, int]]:
        """“password is X”, “password: X”, “password X”, “the password to my account is X”."""
        within = (self.low, label.end(), label.end() + _REACH)
        link = self.language.linking.search(*within) or self.words.linking.search(
            *within
        )  # “mano password yra …”
        for position, linked, belongs in self._positions(label.end(), link):
            gap = _GAP.match(self.text, position)
            if gap is None:
                continue
            stated = bool(gap["sign"]) and gap["sign"] != ","
            if phrase := self._phrase(gap, kind, named=linked or stated or belongs):
                return [(kind, *phrase)]
            span = self._value(
                gap.end(),
                kind,
                own=linked,
                stated=stated,
                quoted=bool(gap["quote"].strip("([")),
                tight=position == label.end(),
            )
            if span:
                return [(kind, *span)]
        return self._loose(label.end(), kind)

    def _phrase(self, gap: re.Match[str], kind: CredentialKind, *, named: bool) -> tuple[int, int] | None:
        """Several words in quotation marks: “the password is ‘yellow cat’”; most of them must be no filler."""
        quoted = _PHRASE.match(self.text, gap.end()) if named and gap["quote"].strip("([") else None
        if quoted is None or kind != "password":
            return None
        words = quoted[0].split()
        fillers = sum(self._filler(plain(word)) for word in words)
        if fillers * 2 > len(words) or self.words.any_credential.search(self.low, *quoted.span()):
            return None
        return quoted.span()

    def _positions(self, start: int, link: re.Match[str] | None) -> Iterator[tuple[int, bool, bool]]:
        yield start, False, True
        if (
            link is not None
            and self._same_clause(start, link.start())
            and ":" not in self.low[start : link.start()]
        ):
            own = self.language.linking.fullmatch(link[0]) is not None
            near = link.start() - start <= NEAR and "," not in self.low[start : link.start()]
            yield link.end(), own and near, False
        if belongs := self.words.belonging.match(self.low, start + 1):
            noun = _NOUN.match(self.text, belongs.end())
            if noun is not None:
                yield noun.end(), False, True
        sign = re.compile(r"[^.!?;:=\n]{1,45}(?=[:=](?!//))").match(self.text, start)
        if sign is not None and self._same_clause(start, sign.end()):
            yield sign.end(), False, False
        elif answer := ANSWER.match(self.low, start):
            yield answer.end() - len(answer[0]) + len(answer[0].rstrip(": ")), False, False

    def _same_clause(self, start: int, end: int) -> bool:
        between = self.low[start:end]
        names = self.words.innocent.search(between[-NAMING:])
        return not names and not re.search(r"[.!?;]\s|\n\s*\n", between)

    def _value(
        self, start: int, kind: CredentialKind, *, own: bool, stated: bool, quoted: bool, tight: bool
    ) -> tuple[int, int] | None:
        value = _VALUE.match(self.text, start)
        if value is None:
            return None
        word = _trimmed(value[0], kind) if not quoted else value[0].rstrip(".,;")
        end = start + len(word)
        if len(word) < 2 or _no_secret(word, kind):
            return None
        if is_mixed(word):
            named = own or quoted or (stated and len(word) >= SHORTEST) or _strong(word)
            return (start, end) if named or (kind == "username" and tight and word != word.upper()) else None
        labelled = self.language.label(self.low, start) or self.words.any_mark(self.low, start)
        beside = kind == "username" and tight and word.isalpha() and len(word) >= SHORTEST
        if beside and not labelled and self._password_next(end):
            return None if self._filler(self.low[start:end]) else (start, end)
        if word.isdigit():
            if kind == "username" and self._code_before():
                return None
            if self.words.sharing.search(
                self.low, end, end + _REACH
            ):  # a bank's “clave 774109 … do not share it”
                return None
            if self.words.naming(self.low[self.label : self.label_end]).sure:  # “passcode 5512” is a PIN
                return None
            return (start, end) if len(word) >= 4 or own or stated else None
        ordinary = not (quoted and stated) and self._ordinary(self.low[start:end].strip("-'"))
        if (
            ordinary
            or labelled
            or not (own or stated or quoted)
            or len(word) < (SHORTEST if stated or quoted else SHORTEST_WORD)
        ):
            return None
        return (start, end) if quoted or _ENDS_CLAUSE.match(self.text, end) else None

    def _code_before(self) -> bool:
        """“the TAN for the login is 482193” tells no user name."""
        return any(
            kind.sure.search(self.low, max(0, self.label - NEAR), self.label)
            for kind in self.words.kinds
            if kind.kind in ("otp", "pin")
        )

    def _password_next(self, end: int) -> bool:
        """“user name mwhitlock, password …”: a name of letters only needs the password to be told with it."""
        for found in self.words.any_credential.finditer(self.low, end, end + NEAR):
            if not _AND.fullmatch(self.low, end, found.start()):
                return False
            label = self.language.label(self.low, found.start())
            if label is not None and self.language.is_password(label):
                gap = _GAP.match(self.text, label.end())
                value = _VALUE.match(self.text, gap.end()) if gap else None
                return value is not None and is_mixed(_trimmed(value[0], "password") or value[0])
        return False

    def _ordinary(self, word: str) -> bool:
        """Whether a language that has this very label knows the word: “salasana on unohtunut” is Finnish."""
        return any(
            other.ordinary.fullmatch(word)
            for other in self.words.credentials
            if other.label(self.low, self.label)
        )

    def _filler(self, word: str) -> bool:
        return any(
            other.fillers.fullmatch(word)
            for other in self.words.credentials
            if other.label(self.low, self.label)
        )

    def _loose(self, start: int, kind: CredentialKind) -> list[tuple[CredentialKind, int, int]]:
        """“the password for my account Sunny2024!”: a few words between, but a value that can be nothing else."""
        for value in _VALUE.finditer(self.text, start, start + _REACH):
            word = _trimmed(value[0], kind)
            if self.words.any_credential.match(self.low, value.start()) or not self._same_clause(
                start, value.start()
            ):
                break
            if kind == "username" and (
                value.start() - start > NEAR or not _USER.fullmatch(word) or word.replace(".", "").isalpha()
            ):
                continue
            if (_strong(word) or kind == "username") and not _no_secret(word, kind) and value.start() > start:
                return [(kind, value.start(), value.start() + len(word))]
        return []

    def before(self, label: re.Match[str], kind: CredentialKind) -> list[tuple[CredentialKind, int, int]]:
        """“Sunny2024! is my password”."""
        head = self.text[max(0, label.start() - 90) : label.start()]
        stated = re.search(
            rf"([^\s{_QUOTES}•]{{4,40}})[{_QUOTES}]?[ \t]*((?:[(–—-]|\w{{1,6}})[ \t]*(?:\w{{1,8}}[ \t]+){{0,2}})$",
            head,
        )
        if stated is None:
            return []
        word = stated[1].lstrip("(")
        link = self.low[label.start() - len(stated[2]) : label.start()].strip()
        linked = link[:1] in "(-" or self.language.linking.match(link)
        if not linked or not is_mixed(word) or _no_secret(word, kind) or _TRAILING.search(word):
            return []
        start = label.start() - len(head) + stated.start(1) + len(stated[1]) - len(word)
        return (
            []
            if self.words.innocent.search(self.low, max(0, start - 25), start)
            else [(kind, start, start + len(word))]
        )

    def user_before(self, label: re.Match[str]) -> Iterator[tuple[CredentialKind, int, int]]:
        """“I sign in as anna_b with the password …”: what stands before a password is the user's name."""
        name = _USER_BEFORE.search(self.text, max(0, label.start() - 60), label.start())
        if name is None:
            beside = _USER_IN_BRACKETS.finditer(self.text, max(0, label.start() - _SENTENCE), label.start())
            name = next((found for found in beside if self._same_clause(found.end(), label.start())), None)
        if name is not None and not _ADDRESS.search(name[1]):
            yield "username", name.start(1), name.end(1)

    def password_behind(self, end: int, second: re.Pattern[str]) -> Iterator[tuple[CredentialKind, int, int]]:
        """“sign-in data: anna77 and Sunny2024!”, “from Old#1x to New#2x”: the second value needs no label."""
        value = second.match(self.text, end)
        if value is not None:
            word = _trimmed(value[1], "password")
            if _strong(word) and any(map(str.isupper, word)) and not _no_secret(word, "password"):
                yield "password", value.start(1), value.start(1) + len(word)

    def pair(self, label: re.Match[str]) -> list[tuple[CredentialKind, int, int]]:
        """“login/password: anna / Sunny2024”, “username and password are anna and Sunny2024”."""
        first: CredentialKind = "password" if self.language.is_password(label) else "username"
        second = re.compile(r"\s{0,2}(?:[/,&+|]|\w{1,4})\s{0,2}").match(self.low, label.end())
        other = second and self.language.label(self.low, second.end())
        if not other or self.language.is_password(other) == self.language.is_password(label):
            return []
        link = self.language.linking.match(self.low, other.end() + 1)
        gap = _GAP.match(self.text, link.end() if link else other.end())
        if gap is None or not (link or gap["sign"]):
            return []
        values = re.compile(
            rf"([^\s,;/|{_QUOTES}•]{{2,64}})[{_QUOTES}]?\s{{0,2}}(?:[/,;&+|\n]|\s\w{{1,3}}\s)\s{{0,2}}[{_QUOTES}]?([^\s,;{_QUOTES}•]{{3,64}})"
        )
        both = values.match(self.text, gap.end())
        if both is None or not (is_mixed(both[2]) or both[2].isdigit()) or len(both[2]) < SHORTEST:
            return []
        kinds: tuple[CredentialKind, CredentialKind] = (
            first,
            "username" if first == "password" else "password",
        )
        last = both.start(2) + len(_trimmed(both[2], kinds[1]) or both[2])
        return [(kinds[0], both.start(1), both.end(1)), (kinds[1], both.start(2), last)]


def _trimmed(word: str, kind: CredentialKind) -> str:
    """Without the sentence's own signs; a “!” behind digits more likely belongs to the password."""
    bare = _TRAILING.sub("", word)
    return bare + "!" if kind == "password" and word[len(bare) :].startswith("!") and is_mixed(bare) else bare


def is_mixed(word: str) -> bool:
    """Whether it is made as passwords and user names are: letters with digits or signs, or capitals inside."""
    letters = any(char.isalpha() for char in word)
    digits = any(char.isdigit() for char in word)
    signs = (
        any(not char.isalnum() and char not in ".,;:!?'’/()" for char in word[:-1]) or word[-1:] in "!#$%&*@"
    )
    inner = any(char.isupper() for char in word[1:]) and any(char.islower() for char in word)
    dotted = "." in word[1:-1] or "_" in word
    return (
        (letters and digits)
        or (digits and signs)
        or ((signs or dotted) and letters and "-" not in word)
        or inner
    )


def _strong(word: str) -> bool:
    """A password that can be nothing else: five characters or more, small letters and digits, perhaps signs."""
    lower, digit = any(char.islower() for char in word), any(char.isdigit() for char in word)
    sign = any(char in "!#$%&*@?_^~+" for char in word)
    return len(word) >= 5 and (
        (lower and digit) or (sign and (digit or (lower and any(map(str.isupper, word)))))
    )


def _no_secret(word: str, kind: CredentialKind) -> bool:
    return bool(
        not any(char.isalnum() for char in word)
        or word.lower() in _OF_MACHINES
        or _ADDRESS.search(word)
        or (kind == "password" and _MAIL.match(word))
        or _DATE_OR_SUM.match(word)
        or re.fullmatch(r"[*•xX.…_-]+|<[^>]*>|\[[^\]]*\]|\{+[^}]*\}+", word)
        or word.startswith(("<", "{", "["))
    )
