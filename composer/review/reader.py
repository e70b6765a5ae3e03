"""The reader's view: what an agent gets from the e-mail in eight seconds, and from the whole (R1, R2, R3)."""

from collections.abc import Iterable

from composer.review.content import likely_question, missing
from composer.review.dates import Dated
from composer.review.findings import Fact, Feeling, Finding, Priority, ReaderView
from composer.review.letter import Letter, Place
from composer.review.meaning import Meaning

INBOX, PHONE = 60, 30  # characters of a subject (S2)
FIRST_WORDS = 35  # what eight seconds are enough for, at 230 to 260 words a minute
LONGEST_SENTENCE = 240  # characters that the view repeats
_LOUD = 3  # exclamation marks that sound angry even where the words do not
_ANGRY_RULES = ("M5", "P4")
_REFUND = "refund_not_paid"


def reader_view(letter: Letter, meaning: Meaning, findings: Iterable[Finding]) -> ReaderView:
    """What the letter says to somebody who does not know the writer."""
    lacking = missing(letter, meaning)
    running = " ".join(letter.text(place) for place in letter.paragraphs).split()
    return ReaderView(
        problem=_problem(letter, meaning),
        request=_short(letter.text(meaning.requests[0])) if meaning.requests else "",
        feeling=_feeling(letter, meaning, tuple(findings)),
        priority=_priority(letter, meaning),
        missing=lacking,
        nature=meaning.nature,
        goal=next(iter(meaning.goals), ""),
        facts=_facts(meaning),
        subject_inbox=letter.subject[:INBOX],
        subject_phone=letter.subject[:PHONE],
        first_words=" ".join(running[:FIRST_WORDS]),
        first_question=likely_question(lacking),
    )


def _problem(letter: Letter, meaning: Meaning) -> str:
    """The sentence that tells the problem; of a question or a compliment, the sentence that it is about."""
    if meaning.nature == "compliment" and meaning.praise:
        return _sentence(letter, meaning.praise[0])
    if meaning.nature == "question" and meaning.questions:
        return _short(letter.text(meaning.questions[0]))
    if meaning.nature == "suggestion":
        idea = letter.words.suggestions.search(letter.low)
        return _sentence(letter, Place(*idea.span())) if idea else letter.subject
    if meaning.trouble:
        return _short(letter.text(meaning.trouble), meaning.trouble_word - meaning.trouble.start)
    named = any(pattern.search(letter.low_subject) for pattern in letter.words.problems.values())
    return letter.subject if named else ""


def _sentence(letter: Letter, place: Place) -> str:
    return _short(letter.text(letter.sentence_at(place.start) or place))


def _short(text: str, at: int = 0) -> str:
    """The sentence; of a very long one the part with the word at `at`, from the beginning of its clause."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_SENTENCE:
        return line
    clause = text.rfind(", ", 0, at) + 1 if at > LONGEST_SENTENCE // 2 else 0
    rest = ("… " if clause else "") + " ".join(text[clause:].split())
    return rest if len(rest) <= LONGEST_SENTENCE else rest[:LONGEST_SENTENCE].rpartition(" ")[0] + " …"


def _feeling(letter: Letter, meaning: Meaning, findings: tuple[Finding, ...]) -> Feeling:
    """The strongest that the words show; anger also where the tone was found at fault, or the marks are loud."""
    low = f"{letter.low_subject}\n{letter.low}"
    words = letter.words.feelings
    rude = any(finding.rule in _ANGRY_RULES for finding in findings)
    if rude or words["angry"].search(low) or low.count("!!") >= _LOUD - 1:
        return "angry"
    if meaning.nature == "compliment":
        return "grateful"
    if words["worried"].search(low):
        return "worried"
    if words["disappointed"].search(low):
        return "disappointed"
    return "calm"


def _priority(letter: Letter, meaning: Meaning) -> Priority:
    """urgent: danger, or a loss within two days; high: money gone, or an essential thing that does not work."""
    if meaning.nature == "compliment":
        return "normal"
    words = letter.words
    low = f"{letter.low_subject}.\n{meaning.told}"
    if words.danger.search(words.no_danger.sub(" ", low)) or _loss_soon(letter):
        return "urgent"
    broken = any(kind in meaning.problems for kind in ("faulty", "damaged", "not_delivered"))
    unpaid = _REFUND in meaning.problems or words.money_gone.search(low)
    if unpaid or (broken and words.essentials.search(low)):
        return "high"
    return "normal"


def _loss_soon(letter: Letter) -> bool:
    words, low = letter.words, letter.low
    return any(
        words.soon.search(low, *place) and words.losses.search(low, *place) for place in letter.sentences
    )


def _facts(meaning: Meaning) -> tuple[Fact, ...]:
    """What the agent can note down at once."""
    letter = meaning.letter
    past = [dated for dated in meaning.dates if dated.value and not _expected(letter, dated)]
    day = letter.own[past[0].start : past[0].end] if past else ""
    found = {
        "order_number": meaning.order_number,
        "product": meaning.product,
        "date": day,
        "amount": meaning.amount,
        "name": meaning.name,
        "contact": meaning.contact,
    }
    return tuple(Fact(id=name, value=value) for name, value in found.items() if value)


def _expected(letter: Letter, dated: Dated) -> bool:
    """Whether the date is one to answer by rather than one on which something happened."""
    before = letter.low[max(0, dated.start - 25) : dated.start]
    return bool(letter.words.future.search(before))
