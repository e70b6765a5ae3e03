"""What of a reply is its own, and what it repeats of earlier messages.

Mail programs repeat in four ways: lines with ">", a line "On … wrote:", a rule "-----Original Message-----", and a block
of headers (From, Sent, To, Subject); helpdesks in a fifth: "Your message:" and the paragraph below it. Their words come from every language's `thread.yaml`, for the company's
program may speak another language than its owner.
"""

import re
from functools import cache
from typing import NamedTuple

from composer.replies.words import ThreadWords, thread_words
from composer.review.patterns import WordPatterns, compile_patterns, lowered

_QUOTED = re.compile(r"[ \t]{0,8}(?:>|\|[ \t]|&gt;)")
_RULE = re.compile(r"[ \t>]{0,8}-{2,}[^\n-]{3,60}-{2,}[ \t]*")
_LINE_RULE = re.compile(r"[ \t]{0,8}[_=*-]{8,}[ \t]*")
# "##- Please type your reply above this line -##": a helpdesk's mark at the head of its e-mails.
_REPLY_ABOVE = re.compile(r"[ \t]{0,8}(?:#{2,}.{0,120}|-{2,}.{3,80}\babove this line\b.{0,20})$")
_LABEL = re.compile(r"[ \t>*]{0,8}([^\W\d_][^\n:*]{1,24}?)[ \t]?\*?:\*?(?:[ \t]{1,20}(.*)|$)")
_WHEN_OR_WHO = re.compile(r"\d|@|<")
# Gmail in Russian and some others say no verb: "пн, 23 нояб. 2026 г. в 10:12, Anna <anna@post.example>:"
_WITHOUT_VERB = re.compile(r"\d{1,2}:\d\d.{0,100}<[^<>\s]{1,100}@[^<>\s]{1,100}>:$")
# Helpdesks put each message of a thread below its writer and time: "Marta L", "21 Nov 2026, 18:40 GMT".
_STAMP = re.compile(r"[^\n]{0,60}(?<!\d)20\d\d(?!\d)[^\n]{0,30}(?<!\d)\d{1,2}[:.]\d\d(?!\d)[^\n]{0,12}")
_DIGIT = re.compile(r"\d")
_MOST_NAMES = 4
_STAMP_WORDS = 10
_GREETS = re.compile(r"[^\W\d_][^\n.:;?]{1,38}[,!]")
_LEAST_LINES = 4  # of an answer above the only stamp; fewer may be a helpdesk's own words above the answer
_LONGEST_HEAD = 200  # characters a line
_MOST_LINES = 3  # over which a program breaks "On … wrote:"
_LEAST_HEADERS = 2


class Parted(NamedTuple):
    """A text's own words, and what it repeats."""

    own: str
    quoted: str


def parted(text: str) -> Parted:
    """The text without quoted lines, and without all that follows the head of an earlier message."""
    lines = [line for line in text.split("\n") if not _REPLY_ABOVE.match(line)]
    cut = _thread_begins(lines)
    lines, older = lines[:cut], lines[cut:]
    own: list[str] = []
    quoted: list[str] = []
    at = 0
    while at < len(lines):
        if _QUOTED.match(lines[at]):
            quoted.append(lines[at])
        elif skip := _attribution(lines, at):
            quoted += lines[at : at + skip]
            if not _quote_follows(lines, at + skip) and _any_words(own):
                quoted += lines[at + skip :]
                break
            at += skip
            continue
        elif skip := _repeated(lines, at) if _any_words(own) else 0:
            quoted += lines[at : at + skip]
            at += skip
            continue
        elif _any_words(own) and _earlier_begins(lines, at):
            quoted += lines[at:]
            break
        else:
            own.append(lines[at])
        at += 1
    if not _any_words(own):  # nothing but a quotation: then it is what somebody wanted read
        return Parted("\n".join(_QUOTED.sub("", line).strip() for line in lines).strip("\n"), "")
    return Parted("\n".join(own).strip("\n"), "\n".join((*quoted, *older)).strip("\n"))


def label_of(line: str) -> tuple[str, str]:
    """Which header a line "Label: value" is (`sender`, `sent`, `to`, `subject`), and its value; "" where it is none."""
    found = _LABEL.match(line)
    if not found:
        return "", ""
    label = lowered(found[1].strip())
    return next((name for name, words in _labels() if words.fullmatch(label)), ""), (found[2] or "").strip()


def _any_words(lines: list[str]) -> bool:
    return any(any(char.isalpha() for char in line) for line in lines)


def _thread_begins(lines: list[str]) -> int:
    """Where the second message of a helpdesk's thread begins, with its writer's name; the end where there is one only."""
    stamps = [at for at in range(len(lines)) if _is_stamp(lines, at)]
    if len(stamps) > 1:
        at = stamps[1]
    elif stamps and _is_answer(lines[: stamps[0]]):
        at = stamps[0]
    else:
        return len(lines)
    return at if _names_writer(_DIGIT.split(lines[at])[0]) else at - 1


def _is_stamp(lines: list[str], at: int) -> bool:
    """Whether the line holds a day and an hour, and perhaps a name, and a text follows it."""
    line = lines[at].strip()
    if not _STAMP.fullmatch(line) or len(line.split()) > _STAMP_WORDS or label_of(line)[0]:
        return False
    named = _names_writer(_DIGIT.split(line)[0]) or (at > 0 and _names_writer(lines[at - 1]))
    return named and line[-1:] not in ".!?" and _any_words(lines[at + 1 :])


def _names_writer(text: str) -> bool:
    """Whether it is a name of two words or three, as "Marta L" and "Dean (Brightwell)"."""
    words = text.strip(" ,–—-|").split()
    return (
        1 < len(words) <= _MOST_NAMES
        and all(word.strip("(")[:1].isupper() for word in words)
        and ":" not in text
    )


def _is_answer(lines: list[str]) -> bool:
    full = [line.strip() for line in lines if line.strip()]
    return len(full) >= _LEAST_LINES and any(_GREETS.fullmatch(line) for line in full[:3])


def _quote_follows(lines: list[str], at: int) -> bool:
    following = next((line for line in lines[at:] if line.strip()), "")
    return bool(_QUOTED.match(following))


def _attribution(lines: list[str], at: int) -> int:
    """How many lines "On 3 May, Anna Liepa <anna@…> wrote:" takes from here; 0 where there is none."""
    if not _WHEN_OR_WHO.search(" ".join(lines[at : at + _MOST_LINES])) or not lines[at].strip():
        return 0
    head = ""
    for count, line in enumerate(lines[at : at + _MOST_LINES], start=1):
        if not line.strip():
            return 0
        head += f" {line.strip()}"
        if head.endswith(":"):
            low = lowered(head)
            named = (_wrote().search(low) and _WHEN_OR_WHO.search(low)) or _WITHOUT_VERB.search(low)
            return count if named and len(head) <= _LONGEST_HEAD * count else 0
    return 0


def _repeated(lines: list[str], at: int) -> int:
    """How many lines "Your message:" and the customer's words below it take from here; 0 where there is none."""
    label, colon, value = lines[at].strip(" *\t").partition(":")
    if not colon or not _yours().fullmatch(lowered(label)):
        return 0
    end = at + 1
    while not value.strip(" *") and end < len(lines) and not lines[end].strip():
        end += 1
    while end < len(lines) and lines[end].strip():
        end += 1
    return end - at


def _earlier_begins(lines: list[str], at: int) -> bool:
    """Whether an earlier message begins here: its rule, or its block of headers."""
    if _RULE.fullmatch(lines[at]):
        return True
    if _LINE_RULE.fullmatch(lines[at]):
        return _headers_at(lines, at + 1) >= _LEAST_HEADERS
    return bool(label_of(lines[at])[0]) and _headers_at(lines, at) > _LEAST_HEADERS


def _headers_at(lines: list[str], at: int) -> int:
    """How many different headers stand here, one below the other."""
    names = set()
    for line in lines[at : at + 8]:
        name, _value = label_of(line)
        if not name and line.strip():
            break
        names.add(name)
    return len(names - {""})


@cache
def _wrote() -> WordPatterns:
    return compile_patterns(thread_words().wrote)


@cache
def _yours() -> WordPatterns:
    return compile_patterns(thread_words().yours)


@cache
def _labels() -> tuple[tuple[str, WordPatterns], ...]:
    words: ThreadWords = thread_words()
    names = ("subject", "sender", "sent", "to")
    return tuple((name, compile_patterns(getattr(words, name))) for name in names)
