"""The signs by which a reply is known: what was done, promised, refused, offered and asked, and who says it."""

import re
from dataclasses import dataclass
from functools import cached_property

from composer.case import Case
from composer.replies.danger import Danger
from composer.replies.letter import Part, Reply
from composer.replies.people import agent_of
from composer.review.patterns import compile_patterns, lowered

_SHARE = re.compile(r"\d\s?%")
_MONEY = re.compile(r"[€£$]\s?\d|\d\s?(?:€|£|eur|euro|eiro|евро|руб)")


@dataclass(frozen=True)
class Signs:
    """What of a reply tells its kind; every sign is a sentence of it."""

    reply: Reply
    case: Case | None = None

    @cached_property
    def danger(self) -> Danger:
        """What is dangerous in it."""
        return Danger(self.reply, self.case)

    @cached_property
    def decided(self) -> tuple[Part, ...]:
        """What was done already; "was not refunded" is nothing done."""
        words = self.reply.words
        return tuple(
            part
            for part in self.reply.own_matter
            if self._says_done(part.low)
            and not words.says("closed", part.low)
            and part not in self.refusals
            and (words.says("remedies", part.low) or not words.says("final", part.low))  # letters are stopped
            and part not in self.asks  # "so that I can settle it, please write …"
            and (
                words.says("remedies", part.low) or not words.says("receipt", part.low)
            )  # added to the queue
        )

    def _says_done(self, low: str) -> bool:
        """Whether it is done, and not still to be done."""
        words = self.reply.words
        if words.pattern("done").fullmatch(low.strip(" .!…")):
            return True
        return words.says("decided", low) and words.says("decided", words.pattern("not_yet").sub(" ", low))

    @cached_property
    def remedies(self) -> tuple[Part, ...]:
        """What will be done: a promise of a refund, a replacement …"""
        words = self.reply.words
        return tuple(
            part
            for part in self.matter("remedies")
            if words.says("remedies", words.pattern("receipt").sub(" ", part.low))  # "will send you a reply"
            and self.promises(part)
            and part not in self.refusals
            and not words.says("closed", part.low)  # a ticket that will be opened again
            and not is_question(part)
        )

    @cached_property
    def refusals(self) -> tuple[Part, ...]:
        """Where the request is refused."""
        words = self.reply.words
        return tuple(
            part
            for part in self.matter("refusing")
            if " " in part.low.strip(" .!")  # "Unsubscribe." is a link
            and words.says("refusing", words.pattern("no_refusal").sub(" ", self._without_coming(part)))
            and not is_question(part)
        )

    @cached_property
    def refused_otherwise(self) -> tuple[Part, ...]:
        """A refusal in words of its own: a "no" that is regretted, or called final, where nothing else is said."""
        words = self.reply.words
        if self.decided or self.remedies or self.under_way or self.asks:
            return ()
        denied = tuple(
            part
            for part in self.reply.own_matter
            if self._denies(part) and not self.promises(part) and not self._deplores(part)
        )
        informed = any(part not in denied for part in self.informs)
        return tuple(
            part
            for part in denied
            if self.final
            or words.says("regret", part.low)
            or (words.says("remedies", part.low) and not informed)
        )

    def _deplores(self, part: Part) -> bool:
        """Whether it says sorry for what happened: "forgive us that nobody came"."""
        words = self.reply.words
        return words.says("apology", part.low) and not words.says("regret", part.low)

    def promises(self, part: Part) -> bool:
        """Whether it says what will be done."""
        words = self.reply.words
        return words.says("promising", words.pattern("no_promise").sub(" ", part.low))

    def _denies(self, part: Part) -> bool:
        words = self.reply.words
        return words.says("negation", words.pattern("no_refusal").sub(" ", self._without_coming(part)))

    def _without_coming(self, part: Part) -> str:
        """The sentence without a final answer that is still to come: "I cannot give you our final answer today"."""
        return self.reply.words.pattern("no_final").sub(" ", part.low)

    @cached_property
    def offers(self) -> tuple[Part, ...]:
        """Where something is offered, and the customer may choose."""
        words = self.reply.words
        offering = tuple(
            part for part in self.reply.with_words("offering") if not words.says("no_offering", part.low)
        )
        choosing = tuple(
            part
            for part in self.reply.with_words("choosing")
            if not self._asks_when(part) and not self._says_how_to_write(part)
        )
        remedy = bool(self.remedies) or any(
            words.says("remedies", part.low) or _MONEY.search(part.low) for part in self.reply.sentences
        )
        either = tuple(
            part
            for part in self.reply.with_words("either")
            if is_question(part) and words.says("remedies", part.low) and self._leaves_choice(part)
            if not self._wants(part)
        )
        alternatives = tuple(
            part for part in self._alternatives if choosing or words.says("able", part.low)
        )  # "we will repair or replace it" alone leaves the choice to the company
        return offering or (choosing if remedy else ()) or either or alternatives or self._reductions

    def _says_how_to_write(self, part: Part) -> bool:
        """Whether it tells everybody how to write again: "to add anything, simply reply to this e-mail"."""
        words = self.reply.words
        return words.says("general", part.low) and not words.says("conditional", part.low)

    def _asks_when(self, part: Part) -> bool:
        """Whether it asks for a day or an hour that suits, rather than for a choice."""
        words = self.reply.words
        units = words.table.when.units
        chosen = " ".join(words.pattern("choosing").findall(part.low))
        return any(compile_patterns(units[unit]).search(chosen) for unit in ("days", "hours"))

    @property
    def _reductions(self) -> tuple[Part, ...]:
        """ "I can take 30 % off": a share of the price, and who can give it."""
        able = self.reply.with_words("able")
        return tuple(part for part in able if _SHARE.search(part.low) and part not in self.refusals)

    @property
    def _alternatives(self) -> tuple[Part, ...]:
        """ "We can bake it again or return the 64 euros": no comma before the word, or it may mean "whether"."""
        words = self.reply.words
        return tuple(
            part
            for part in self.reply.own_matter
            if (words.says("able", part.low) or self.promises(part))
            and not words.says("asking", part.low)
            and (words.says("remedies", part.low) or _MONEY.search(part.low))
            and self._leaves_choice(part)
        )

    def _leaves_choice(self, part: Part) -> bool:
        """Whether it says "or" between two things; behind a comma the word may mean "whether"."""
        return any(
            part.text[found.start() - 2 : found.start()][:1].isalnum()
            for found in self.reply.words.pattern("either").finditer(lowered(part.text))
            if found.start() > 1
        )

    @property
    def bills(self) -> bool:
        """Whether it is a bill that nobody wrote about the matter."""
        reply = self.reply
        if not reply.with_words("billing") or self.agent or self.checked or self.refusals:
            return False
        return not self.matter("confirms") and not self.matter("empathy")

    @cached_property
    def final(self) -> bool:
        """Whether it calls itself the last word."""
        words = self.reply.words
        return any(words.says("final", self._without_coming(part)) for part in self.reply.sentences)

    @cached_property
    def checked(self) -> tuple[Part, ...]:
        """What was found out."""
        return self.matter("checked")

    @cached_property
    def under_way(self) -> tuple[Part, ...]:
        """What is not settled yet."""
        return self.matter("under_way")

    @cached_property
    def informs(self) -> tuple[Part, ...]:
        """What answers a question, or says what to do."""
        return tuple(part for part in self.reply.with_words("informs") if not is_question(part))

    @cached_property
    def asks(self) -> tuple[Part, ...]:
        """What the customer is asked."""
        words = self.reply.words
        found = []
        for part in self.reply.sentences:
            asking = is_question(part) or words.says("asking", part.low) or self._pleads(part)
            if asking and not words.says("no_asking", part.low) and not self._may_ask(part):
                found.append(part)
        return tuple(found)

    def _may_ask(self, part: Part) -> bool:
        """Whether it only says that they would ask: "if more is needed, we will ask"."""
        words = self.reply.words
        would = words.says("conditional", part.low) and self.promises(part)
        return would and not is_question(part) and not words.says("pleading", part.low)

    def _pleads(self, part: Part) -> bool:
        """Whether it says please, with a word for what a customer can send: "let us have the order number, please"."""
        words = self.reply.words
        if not words.says("pleading", part.low) or words.says("informs", part.low):
            return False
        told = ("general", "decided", "promising", "automatic")
        return self._wants(part) and not any(words.says(name, part.low) for name in told)

    def _wants(self, part: Part) -> bool:
        """Whether it has a word for what a customer can send: a number, photos, a receipt."""
        words = self.reply.words
        return any(words.asks_for(path, part.low) for path in words.table.asked)

    @cached_property
    def agent(self) -> str:
        """Who answered."""
        return agent_of(self.reply)

    @cached_property
    def signed(self) -> bool:
        """Whether a person's name stands there for sure; two words alone at the end may be the company's."""
        return bool(self.agent) and (bool(self.reply.closing) or self.titled)

    @cached_property
    def titled(self) -> bool:
        """Whether the name is a first name, or has a line below it, as a person's has."""
        lines = [line for line in self.reply.signature.split("\n") if line.strip()]
        return len(lines) > 1 or len(self.agent.split()) == 1

    def matter(self, name: str) -> tuple[Part, ...]:
        """The sentences about this customer's matter that hold one of these words."""
        return self.reply.with_words(name, among=self.reply.own_matter)


def is_question(part: Part) -> bool:
    """Whether a sentence ends with a question mark."""
    return part.text.rstrip('"”») ').endswith("?")
