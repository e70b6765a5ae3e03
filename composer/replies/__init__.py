"""Room 6: reads the company's answer, says what it holds and lacks, and proposes the next message.

    >>> reading = read_reply("Subject: Ticket 4411\\n\\nThank you for contacting us. This is an automatic reply.")
    >>> reading.kind, reading.next, reading.ticket
    ('acknowledgement', 'wait', '4411')

Everything that a Reading says is proved by a sentence of the reply; what no sentence proves is not said.
"""

from composer.replies.belonging import find_case
from composer.replies.following import next_message, outside_facts
from composer.replies.known import known_answers, wanted_evidence
from composer.replies.reading import Fulfilled, Point, Promise, Reading, ReplyKind, Step, Warned
from composer.replies.verdict import read_reply

__all__ = [
    "Fulfilled",
    "Point",
    "Promise",
    "Reading",
    "ReplyKind",
    "Step",
    "Warned",
    "find_case",
    "known_answers",
    "next_message",
    "outside_facts",
    "read_reply",
    "wanted_evidence",
]
