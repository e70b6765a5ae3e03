"""Hand the finished e-mail over: as text, as a draft file, as a link into a mail program, and remind of the answer.

    >>> from composer.writing import Draft, Paragraph
    >>> draft = Draft(language="en", tone="neutral", to="help@lumea.example", subject="Kettle broken",
    ...               paragraphs=(Paragraph(role="facts", text="It stopped heating."),))
    >>> mailto(draft).url
    'mailto:help@lumea.example?subject=Kettle%20broken&body=It%20stopped%20heating.'

Adding a way out is one more `Way` in `links.py`. Nothing here sends anything: the customer's own mail program does.
"""

from composer.delivery.address import bare_address
from composer.delivery.incoming import Incoming, read_incoming
from composer.delivery.links import BUDGET, WAYS, Link, Way, gmail, mailto, outlook, outlook_work, yahoo
from composer.delivery.message import eml, message_file, plain_text, refuse_if_blocked
from composer.delivery.reminder import Reminder, calendar, due_date, reminder

__all__ = [
    "BUDGET",
    "WAYS",
    "Incoming",
    "Link",
    "Reminder",
    "Way",
    "bare_address",
    "calendar",
    "due_date",
    "eml",
    "gmail",
    "mailto",
    "message_file",
    "outlook",
    "outlook_work",
    "plain_text",
    "read_incoming",
    "refuse_if_blocked",
    "reminder",
    "yahoo",
]
