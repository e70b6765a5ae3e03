"""What the faults do to a finished letter. Each function gives False, and leaves the letter, where it has no place."""

import re
from dataclasses import dataclass
from random import Random

from composer.training.sheet import Part, Sheet
from composer.training.words import TrainingWords

LONGEST_SUBJECT = 60  # characters that a mail program shows (S2)
_WORD = re.compile(r"(?<![\w-])[^\W\d_A-Z]{5,14}(?![\w-])")
_MARKS = ",!:;."
_ROLES = ("facts", "evidence", "privacy", "research", "request", "loyalty", "closing")
_EMOJI = ("😡", "🙄", "😤", "😂", ":(")
_TAGS = ("strong", "b", "u", "font")


@dataclass(frozen=True)
class Desk:
    """A letter on which one fault is planted."""

    fault: str
    sheet: Sheet
    sentences: tuple[str, ...]  # what the language plants for this fault
    words: TrainingWords
    rng: Random

    @property
    def sentence(self) -> str:
        """One of them."""
        return self.rng.choice(self.sentences)


# The subject


def other_subject(desk: Desk) -> bool:
    """A subject that says nothing."""
    subject = desk.sheet.subject
    subject.write(0, len(subject.text), desk.sentence, desk.fault)
    return True


def shout_in_subject(desk: Desk) -> bool:
    """A word in capitals before the matter."""
    subject, word = desk.sheet.subject, desk.sentence
    shorten(subject, LONGEST_SUBJECT - len(word) - 2)
    subject.put(0, 0, f"{word}: ")
    subject.mark(0, len(word), desk.fault)
    return True


def exclaim_in_subject(desk: Desk) -> bool:
    """Exclamation marks behind the matter."""
    subject = desk.sheet.subject
    marks = desk.rng.choice(("!", "!!", "!!!"))
    shorten(subject, LONGEST_SUBJECT - len(marks))
    subject.write(len(subject.text), len(subject.text), marks, desk.fault)
    return True


def lengthen_subject(desk: Desk) -> bool:
    """More than a mail program shows."""
    subject = desk.sheet.subject
    subject.put(len(subject.text), len(subject.text), f", {desk.sentence}")
    subject.mark(LONGEST_SUBJECT, len(subject.text), desk.fault)
    return True


def shorten(subject: Part, most: int) -> None:
    """As many of its parts between commas as fit; of the first part as many words as do."""
    text = subject.text
    while len(text) > most:
        cut = text.rfind(", ")
        cut = cut if cut > 0 else text.rfind(" ")
        text = text[:cut].rstrip(" ,:") if cut > 0 else text[:most]
    subject.put(0, len(subject.text), text)


# The beginning and the end


def drop_greeting(desk: Desk) -> bool:
    """It begins with the matter."""
    first, second = desk.sheet.parts[0], desk.sheet.parts[1]
    if first.role != "greeting":
        return False
    del desk.sheet.parts[0]
    second.put(0, 1, second.text[:1].upper())
    desk.sheet.lack(desk.fault, "greeting")
    return True


def wrong_mark(desk: Desk) -> bool:
    """A mark behind the greeting that the language does not set there."""
    greeting = desk.sheet.part("greeting")
    if greeting is None:
        return False
    end = len(greeting.text.rstrip(_MARKS))
    greeting.write(end, len(greeting.text), desk.words.greeting_mark, desk.fault)
    return True


def other_greeting(desk: Desk) -> bool:
    """A greeting that was meant to be filled in."""
    greeting = desk.sheet.part("greeting")
    if greeting is None:
        return False
    greeting.write(0, len(greeting.text), desk.sentence, desk.fault)
    return True


def drop_closing(desk: Desk) -> bool:
    """No words above the name."""
    signature = _signature(desk)
    if signature is None:
        return False
    signature.put(0, signature.text.index("\n") + 1, "")
    desk.sheet.lack(desk.fault, "signature")
    return True


def drop_signature(desk: Desk) -> bool:
    """Nothing below the closing words."""
    signature = _signature(desk)
    if signature is None:
        return False
    signature.put(signature.text.index("\n"), len(signature.text), "")
    desk.sheet.lack(desk.fault, "end")
    return True


def name_line(desk: Desk) -> bool:
    """The line below the closing words, where half of the name stands."""
    signature = _signature(desk)
    if signature is None:
        return False
    start = signature.text.index("\n") + 1
    end = signature.text.find("\n", start)
    line = signature.text[start : end if end > 0 else len(signature.text)]
    signature.mark(start, start + len(line), desk.fault)
    return True


def lacks_at_end(desk: Desk) -> bool:
    """The case lacks it already; a reader would look for it at the end."""
    desk.sheet.lack(desk.fault, "end")
    return True


def device(desk: Desk) -> bool:
    """“Sent from my …” below everything."""
    part = Part("device", "")
    part.write(0, len(part.text), desk.sentence, desk.fault)
    desk.sheet.parts.append(part)
    return True


# The matter


def lacks_facts(desk: Desk) -> bool:
    """The case lacks it already; a reader would look for it among the facts."""
    desk.sheet.lack(desk.fault, "facts")
    return True


def other_facts(desk: Desk) -> bool:
    """Facts that could be told of anything."""
    facts = next((part for part in desk.sheet.prose() if part.role == "facts" and not part.marks), None)
    if facts is None:
        return False
    facts.write(0, len(facts.text), desk.sentence, desk.fault)
    return True


def drop_request(desk: Desk) -> bool:
    """Nothing is asked for."""
    desk.sheet.parts[:] = [part for part in desk.sheet.parts if part.role not in ("request", "closing")]
    desk.sheet.lack(desk.fault, "request")
    return True


def other_request(desk: Desk) -> bool:
    """Two things that exclude each other."""
    request, closing = desk.sheet.part("request"), desk.sheet.part("closing")
    if request is None:
        return False
    if closing is not None:
        desk.sheet.parts.remove(closing)
    request.write(0, len(request.text), desk.sentence, desk.fault)
    return True


def attach(desk: Desk) -> bool:
    """What was offered is attached already."""
    evidence = desk.sheet.part("evidence")
    if evidence is None or evidence.marks:
        return say(desk)
    evidence.write(0, len(evidence.text), desk.sentence, desk.fault)
    return True


# Sentences and words


def say(desk: Desk) -> bool:
    """One sentence more, somewhere."""
    desk.sheet.say(desk.sentence, desk.fault, desk.rng)
    return True


def own_paragraph(desk: Desk) -> bool:
    """One paragraph more, somewhere."""
    desk.sheet.insert(desk.sentence, desk.fault, desk.rng)
    return True


def exclaim(desk: Desk) -> bool:
    """A full stop made loud."""
    part = _some_part(desk)
    if part is None:
        return False
    end = len(part.text)
    part.write(end - 1, end, desk.rng.choice(("!!", "!!!", "!!!!")), desk.fault)
    return True


def emoji(desk: Desk) -> bool:
    """A picture behind a sentence."""
    part = _some_part(desk)
    if part is None:
        return False
    part.add(desk.rng.choice(_EMOJI), desk.fault)
    return True


def mark_up(desk: Desk) -> bool:
    """A word between the marks of a web page."""
    found = _some_word(desk)
    if found is None:
        return False
    part, start, end = found
    tag = desk.rng.choice(_TAGS)
    part.write(start, end, f"<{tag}>{part.text[start:end]}</{tag}>", desk.fault)
    return True


def double(desk: Desk) -> bool:
    """A word written twice."""
    found = _some_word(desk)
    if found is None:
        return False
    part, start, end = found
    word = part.text[start:end]
    part.write(start, end, f"{word} {word}", desk.fault)
    return True


# The layout


def lengthen_paragraph(desk: Desk) -> bool:
    """More sentences than can be taken in at a glance."""
    part = next((part for part in desk.sheet.prose() if part.role == "facts"), None)
    if part is None or part.marks:
        return False
    part.write(0, len(part.text), f"{part.text} {desk.sentence}", desk.fault)
    return True


def wall(desk: Desk) -> bool:
    """Everything between greeting and closing without a line's break."""
    parts = desk.sheet.parts
    first = 1 if parts[0].role == "greeting" else 0
    last = max((at for at, part in enumerate(parts) if part.role not in ("closing", "signature", "device")))
    merged = Part("facts", "")
    for part in parts[first : last + 1]:
        merged.take(part)
    merged.mark(0, len(merged.text), desk.fault)
    parts[first : last + 1] = [merged]
    return True


# Helpers


def _signature(desk: Desk) -> Part | None:
    """The closing words with the name below them; None where they stand on one line."""
    signature = desk.sheet.part("signature")
    return signature if signature is not None and "\n" in signature.text else None


def _some_part(desk: Desk) -> Part | None:
    """A paragraph of the letter's own that ends with a full stop, and where no fault stands yet."""
    fitting = [
        part
        for part in desk.sheet.prose()
        if part.role in _ROLES and not part.marks and part.text.endswith(".")
    ]
    return desk.rng.choice(fitting) if fitting else None


def _some_word(desk: Desk) -> tuple[Part, int, int] | None:
    """A word in small letters where no fault stands yet, with its place."""
    fitting = [
        (part, *word.span())
        for part in desk.sheet.prose()
        if part.role in _ROLES
        for word in _WORD.finditer(part.text)
        if word[0].islower() and part.free(*word.span())
    ]
    return desk.rng.choice(fitting) if fitting else None
