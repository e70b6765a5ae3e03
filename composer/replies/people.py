"""Who answered, and under which number: the agent's name and the company's number for the matter."""

import re
from collections.abc import Iterator

from composer.case import Case
from composer.replies.letter import Reply
from composer.review.patterns import lowered

_NUMBER = r"(?=[\w/.-]{0,30}\d)[^\W_][\w/.-]{1,30}"
_BRACKETED = re.compile(rf"[\[(]\s?(?:[^\W\d_]{{2,14}}[ :#.№]{{1,3}})?#?\s?(?P<number>{_NUMBER})\s?[\])]")
_HASH = re.compile(rf"(?:#|№)\s?(?P<number>{_NUMBER})")
# Behind its label: "No.", "nr", "is", or the word for number, which begins alike from "number" to "numeris" and "номер".
_BEHIND = re.compile(
    rf"[\s]?(?:(?:(?:[^\W\d_]{{1,4}}|(?:num|nom|ном)[^\W\d_]{{0,6}})(?:\.|(?=[\s:#№]))|[:#№(„“\"«'–—=.]|-(?=\s))[\s]?){{0,4}}#?(?P<number>{_NUMBER})"
)
# "INC0048812 - we have it": helpdesk programs put their numbers into the subject without a label.
_OF_A_DESK = re.compile(
    r"(?<![\w-])(?:INC|REQ|RITM|CASE?|CS|SR|TKT|TT|HD|SUP|HELP|ZD|CRM|CRS|SD|IR|RMA)-?\d{3,12}(?:-[A-Z\d]{2,8})?(?![\w-])"
)
# "Nr. 3-5/2211", "Meie 24.11.2026 nr 6-2/2211", "Исх. № 11/2211": a line of its own at the head of a letter.
_LETTERHEAD = re.compile(
    rf"(?:[^\W\d_]{{2,14}}[.:,]?\s)?(?:[\d./-]{{8,10}}\.?,?\s)?(?:nr|no|№)[.:]?\s?(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_LINES_OF_HEAD = 4
# "Re: HP-3310 broken zip": a number at the head of the subject.
_AT_HEAD = re.compile(r"(?:[^\W\d_]{2,4}\.?:\s?){0,3}\[?(?P<number>[A-ZА-Я]{1,6}-\d{3,12})(?![\w-])")
_DATE_LIKE = re.compile(
    r"\d{1,2}([./-])\d{1,2}\1\d{2,4}\.?|\d{1,2}[./]\d{1,2}\.?|(?:19|20)\d\d|\d\d?:\d\d|20\d\d-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)|\d{1,2}-?(?:x|х|ти)?"
)
_PHONE_BEFORE = re.compile(r"\+[\d ()-]{0,12}$")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:[-'’][^\W\d_]+)?\.?")
_SENTENCE_END = re.compile(r"[.!?:;…](?:\s|$)(?<!\w\.\s)")
_BEHIND_SENTENCE = re.compile(r"[.!?…]\s{1,3}([^\W\d_][^.!?…,;:]{1,40}?)(?:\s+x{1,3})?$")
_LABEL = re.compile(r"[^:]{1,40}:[ \t]*[\w+(]")  # "Tracking number: SV 8830"
_KISSES = re.compile(r"\s+x{1,3}$", re.IGNORECASE)
_LONGEST_NAME_LINE = 70
_MOST_NAMES = 3
_LINES_OF_NAME = 4


def ticket_of(reply: Reply, case: Case | None) -> str:
    """The company's number for the matter, as it writes it; never the order's own number."""
    known = _numbers_of(case)
    found = [
        number
        for number in (*_in_subject(reply), *_of_letter(reply), *_in_brackets(reply))
        if number.lower() not in known
    ]
    return found[0] if found else ""


def _numbers_of(case: Case | None) -> set[str]:
    if case is None:
        return set()
    numbers = (case.purchase.order_number, *case.details.values())
    return {number.strip().lower().lstrip("#") for number in numbers if number}


def _in_subject(reply: Reply) -> Iterator[str]:
    subject = reply.message.subject
    yield from _labelled(reply, subject)
    if first := _AT_HEAD.match(subject):
        yield first["number"]
    if desk := _OF_A_DESK.search(subject):
        yield desk[0]
    for shape in (_BRACKETED, _HASH):
        yield from _free(shape, subject, reply)


def _of_letter(reply: Reply) -> Iterator[str]:
    """Numbers behind their labels, and that which stands alone at the head of a letter."""
    yield from _labelled(reply, reply.message.body)
    for line in reply.message.body.strip().split("\n")[:_LINES_OF_HEAD]:
        found = _LETTERHEAD.fullmatch(line.strip())
        if found and not _other_label(lowered(line[: found.start("number")]), reply):
            yield _number(found)


def _in_brackets(reply: Reply) -> Iterator[str]:
    for shape in (_HASH, _BRACKETED):
        for number in _free(shape, reply.message.body, reply):
            if shape is _HASH or not number.isdecimal():
                yield number


def _free(shape: re.Pattern[str], text: str, reply: Reply) -> Iterator[str]:
    low = lowered(text)
    for found in shape.finditer(text):
        before = low[max(0, found.start() - 30) : found.start("number")]
        number = _number(found)
        if number and not _other_label(before, reply):
            yield number


def _labelled(reply: Reply, text: str) -> Iterator[str]:
    low = lowered(text)
    for label in reply.words.pattern("ticket").finditer(low):
        found = _BEHIND.match(text, label.end())
        if not found:
            continue
        number = _number(found)
        between = low[label.start() : found.start("number")]
        before = low[max(0, label.start() - 12) : label.start()]
        if number and not _other_label(between, reply) and not _other_label(before.rpartition(".")[2], reply):
            yield number


def _other_label(before: str, reply: Reply) -> bool:
    """Whether the words right before the number say that it is the number of something else."""
    last = re.split(r"[.,;!?\n]\s|\d[\w/-]*", before)[-1]
    other = list(reply.words.pattern("not_ticket").finditer(last))
    own = list(reply.words.pattern("ticket").finditer(last))
    return bool(other) and (not own or other[-1].start() > own[-1].start())


def _number(found: re.Match[str]) -> str:
    number = found["number"].rstrip(".-/")
    if _DATE_LIKE.fullmatch(number) or _PHONE_BEFORE.search(found.string[: found.start("number")]):
        return ""
    digits = sum(char.isdecimal() for char in number)
    return number if digits >= 3 or (digits >= 2 and not number.isdecimal()) else ""


def agent_of(reply: Reply) -> str:
    """The name of the person who signs, or who says it in the text; empty where only a department does."""
    team = reply.words.pattern("team")
    lines = _signature_lines(reply)
    for number, line in enumerate(lines):
        if reply.words.says("automatic", lowered(line)):  # "Tilly, your friendly inbox assistant"
            return ""
        if name := _name_in(line, reply):
            return _longer(name, [_name_in(later, reply) for later in lines[number + 1 :]])
        if not reply.closing and any(team.fullmatch(lowered(word)) for word in line.split()):
            break  # a department without closing words signs for the company, whose name follows
    if name := _introduced(reply) or _last_words(reply):
        return name
    sender = reply.message.sender_name
    return _name_in(re.split(r"[(|/@,]| - | – ", sender)[0], reply) if len(sender.split()) > 1 else ""


def _longer(name: str, others: list[str]) -> str:
    """The name in full where it stands below the short one: "C. Ostrow", "Carl Ostrow, Contracts Manager"."""
    short, family = name.split()[0].rstrip("."), name.split()[-1]
    full = (other for other in others if other.split()[-1:] == [family] and other.startswith(short))
    return max(full, key=len, default=name) if len(short) == 1 else name


def _signature_lines(reply: Reply) -> list[str]:
    block = reply.signature or reply.message.body.rstrip().rpartition("\n\n")[2]
    lines = [line.strip(" *_|•–—-\t") for line in block.split("\n")]
    if not reply.signature:  # the last block may be text with a name on its last line
        lines = [line for line in lines if len(line) <= _LONGEST_NAME_LINE and not _SENTENCE_END.search(line)]
        if len(lines) == 1 and block.strip() == reply.message.body.strip() == lines[0]:
            return []  # "Understood" is all there is: a message, not a name
    footer = reply.words.pattern("footer")
    return [line for line in lines if line and not footer.search(lowered(line))][:_LINES_OF_NAME]


def _name_in(line: str, reply: Reply) -> str:
    """The name that a line begins with: one to three capitalised words, none of a department's."""
    if _LABEL.match(line):
        return ""
    head = re.split(r"[,|/•·;:(@]|\s[-–—]\s", line.strip())[0].strip(" .")
    head = _KISSES.sub("", head)
    names = head.split()
    of_house = reply.words.pattern("of_house")
    for at, word in enumerate(names[1:], start=1):  # "Sandra from the Book Tower"
        if of_house.fullmatch(word):
            names = names[:at]
            head = " ".join(names)
            break
    if not 1 <= len(names) <= _MOST_NAMES + 1 or len(head) < 2:
        return ""
    if reply.words.pattern("greetings").fullmatch(lowered(head)):
        return ""
    bare = [name for name in names if _NAME_WORD.fullmatch(name)]
    team = reply.words.pattern("team")
    if len(bare) < len(names) or any(team.fullmatch(lowered(name).rstrip(".")) for name in names):
        return ""
    if not all(name[0].isupper() for name in names) or reply.words.pattern("titles").fullmatch(lowered(head)):
        return ""
    if len(names) == 1 and _is_company(head, reply):
        return ""
    return head if not head.isupper() or len(names) > 1 else ""


def _is_company(name: str, reply: Reply) -> bool:
    """Whether a single name is the sender's company rather than a person."""
    low = lowered(name)
    host = reply.message.sender.partition("@")[2]
    return (bool(host) and low in host) or "." in low


def _last_words(reply: Reply) -> str:
    """A name behind the last sentence, on the same line: "Sorry about the wait. Lars"."""
    last = reply.message.body.rstrip().rpartition("\n")[2]
    found = _BEHIND_SENTENCE.search(last)
    return _name_in(found[1], reply) if found else ""


def _introduced(reply: Reply) -> str:
    body = reply.message.body
    for found in reply.words.pattern("introductions").finditer(lowered(body)):
        words = body[found.end() : found.end() + 60].lstrip(" :").split("\n")[0]
        name = []
        for word in words.split()[:_MOST_NAMES]:
            bare = word.rstrip(",.;:!")
            if not (bare and bare[0].isupper() and _NAME_WORD.fullmatch(bare)):
                break
            name.append(bare)
            if bare != word:
                break
        candidate = " ".join(name)
        if candidate and _name_in(candidate, reply):
            return candidate
    return ""
