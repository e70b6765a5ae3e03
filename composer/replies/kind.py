"""What a reply is: a receipt, a note of absence, an answer, an offer, a refusal, a question, a fraud, or nothing of these.

A receipt is told from an answer by what it says about this very matter. Headers help where there are any (RFC 3834), but
helpdesks mark real answers as generated too, so words weigh more. Every sign has its points; they were
weighed on invented replies, never on one company's.
"""

from dataclasses import dataclass
from functools import cached_property

from composer.replies.letter import Part
from composer.replies.reading import ReplyKind
from composer.replies.signs import Signs, is_question

_HEADER_POINTS = {"reply": 6.0, "generated": 1.5, "bulk": 0.5, "": 0.0}
_FEW_WORDS = 4
_OF_RECEIPTS = ("receipt", "automatic", "contact_thanks", "closed", "absence", "conditional", "no_asking")
_OF_MATTER, _MOST_OF_MATTER = 0.5, 3  # points of a sentence that says more than that, where a person signs


@dataclass(frozen=True)
class Weighed(Signs):
    """The signs with their weight: how much says that a machine wrote, how much that a person did."""

    @cached_property
    def receipt_points(self) -> float:
        """How much says that no person has dealt with it."""
        reply, words = self.reply, self.reply.words
        subject = reply.low_subject
        points = _HEADER_POINTS[reply.message.automatic]
        for name, weight in (("automatic", 4.0), ("receipt", 2.5), ("contact_thanks", 1.0), ("closed", 2.0)):
            parts = self._receipts if name == "receipt" else reply.with_words(name)
            if name == "automatic" and not self.signed:
                parts = (*parts, *(part for part in reply.tail if words.says(name, part.low)))
            found = len(parts) + words.says(name, subject)
            points += min(found, 2) * weight * (0.75 if found > 1 else 1)
        return points

    @cached_property
    def _receipts(self) -> tuple[Part, ...]:
        """Where it says that the letter is there, or that somebody, but not the writer, will answer it."""
        reply = self.reply
        told = set(reply.with_words("receipt"))
        told |= {part for part in reply.with_words("replying") if self._puts_off(part)}
        return tuple(part for part in reply.sentences if part in told)

    def _puts_off(self, part: Part) -> bool:
        words = self.reply.words
        names = ("remedies", "person", "no_asking", "conditional", "asking", "under_way", "final")
        return (
            self.promises(part)
            and not is_question(part)
            and not any(words.says(name, part.low) for name in names)
        )

    @property
    def only_of_letter(self) -> bool:
        """Whether nobody signs, nothing is said of the matter, and the letter or its answer is all it speaks of."""
        told = (self.decided, self.remedies, self.refusals, self.checked, self.under_way, self.asks)
        by_name = self.signed or (self.agent and len(self._of_matter) > 1)
        if by_name or self.offers or self.final or self.advertises or self.bills or any(told):
            return False
        if self.informs and not self.receipt_points:
            return False
        return any(self.reply.with_words(name) for name in ("letters", "replying"))

    @cached_property
    def answer_points(self) -> float:
        """How much says that a person has."""
        reply = self.reply
        points = (
            4.0 * min(len(self.decided), 2)
            + 4.0 * min(len(self.refusals), 2)
            + 3.0 * min(len(self.remedies), 2)
        )
        points += (
            4.0 * bool(self.offers) + 2.5 * min(len(self.checked), 2) + 1.5 * min(len(self.under_way), 2)
        )
        points += _OF_MATTER * min(len(self._of_matter), _MOST_OF_MATTER) * self.signed
        points += 2.0 * min(len(self.matter("person")), 2) + 1.0 * bool(self.informs)
        points += (
            (1.5 if self.signed else 0.5) * bool(self.agent)
            + 2.0 * bool(self._real_asks)
            + 1.0 * bool(self.matter("empathy"))
        )
        return points + 0.5 * bool(reply.steps) + 0.5 * bool(self.matter("confirms"))

    @cached_property
    def _of_matter(self) -> tuple[Part, ...]:
        """The sentences that say neither that the letter is there nor what holds for everybody."""
        words = self.reply.words
        return tuple(
            part
            for part in self.reply.own_matter
            if len(part.low.split()) >= _FEW_WORDS
            and not any(words.says(name, part.low) for name in _OF_RECEIPTS)
        )

    @property
    def advertises(self) -> bool:
        """Whether it is an advertisement; a person who denies something at a "special rate" writes none."""
        found = self.reply.with_words("advert")
        return bool(found) and self.answer_points < 3 and not self.signed

    @cached_property
    def _real_asks(self) -> tuple[Part, ...]:
        general = self.reply.words.pattern("general")
        return tuple(part for part in self.asks if not general.search(part.low))


def kind_of(signs: Weighed) -> ReplyKind:
    """The kind; the dangerous first, then what a machine says, then what a person says."""
    reply = signs.reply
    if signs.danger.fraud:
        return "phishing"
    absent = len(reply.with_words("absence")) * 4.0 + 4.0 * reply.words.says("absence", reply.low_subject)
    if absent and absent + signs.receipt_points > signs.answer_points:
        return "out_of_office"
    by_hand = signs.signed and not reply.message.automatic and not reply.with_words("automatic")
    if signs.receipt_points and signs.receipt_points >= signs.answer_points + by_hand:
        return "acknowledgement"
    kind_of_person = _of_a_person(signs)
    if kind_of_person in ("answer", "unclear") and signs.only_of_letter:
        return "acknowledgement"
    return kind_of_person


def _of_a_person(signs: Weighed) -> ReplyKind:
    if signs.advertises or signs.bills:
        return "unclear"
    if signs.danger.secret and signs.asks and not signs.decided:
        return "question"
    if signs.offers:
        return "offer"
    if signs.refusals and not signs.decided:
        return "refusal"
    if signs.refused_otherwise or (signs.final and not signs.decided and not signs.asks):
        return "refusal"
    if signs.asks and not signs.decided:
        return "question"
    if signs.answer_points >= 1 or len(signs.reply.low.split()) > _FEW_WORDS * 3:
        return "answer"
    return "unclear"
