"""A process that does nothing but save, for the tests that kill it: `python -m tests.casebook.writer URL`.

It says on standard output what is kept for good: "new REFERENCE", or "saved REFERENCE VERSION MESSAGES", each after the
save has come back.
"""

import random
import sys
from datetime import UTC, datetime

from composer.case import Case
from composer.casebook import Casebook, Entry, Message


def main(url: str) -> None:
    """Save until killed: new matters, and ever longer ones of those there are."""
    chance = random.Random()
    with Casebook(url) as book:
        mine: list[Entry] = []
        while True:
            if not mine or chance.random() < 0.3:
                kept = book.save(Entry(case=Case(kind="faulty", story=_words(chance))))
                mine.append(kept)
                print("saved", kept.reference, kept.version, 0, flush=True)
                continue
            at = chance.randrange(len(mine))
            entry = mine[at]
            mail = Message(direction="sent", at=datetime.now(UTC), subject="Kettle", body=_words(chance))
            mine[at] = book.save(entry.model_copy(update={"messages": (*entry.messages, mail)}))
            print("saved", mine[at].reference, mine[at].version, len(mine[at].messages), flush=True)


def _words(chance: random.Random) -> str:
    return " ".join(f"w{chance.randrange(9000)}" for _ in range(chance.randint(5, 400)))


if __name__ == "__main__":
    main(sys.argv[1])
