"""The ways to reach a company that its pages show: who to write to, and how else.

One list, best first within each kind: e-mail, telephone, form, chat, postal address, opening hours, named people.
"""

from collections.abc import Mapping, Sequence

from composer.site.forms import chats, forms
from composer.site.identity import owner_of
from composer.site.mailboxes import mailboxes
from composer.site.page import Page
from composer.site.people import people
from composer.site.premises import premises
from composer.site.report import Channel
from composer.site.sightings import Shelf
from composer.site.telephones import telephones


def gather_channels(
    pages: Sequence[Page], kinds: Mapping[str, frozenset[str]], *, language: str
) -> tuple[Channel, ...]:
    """Every way to reach the company that these pages show (W4).

    `pages` begins with the home page; `kinds` says by its address what a page is ("contact", "privacy" …) and may lack
    one. `language` is the site's; it tells whose telephone numbers are meant where nothing else does.
    """
    if not pages:
        return ()
    shelf = Shelf(pages, kinds)
    owner = owner_of(pages)
    mail = mailboxes(shelf, owner)
    return (
        *mail,
        *telephones(shelf, language=language),
        *forms(shelf),
        *chats(shelf),
        *premises(shelf, language=language),
        *people(shelf, owner, mail),
    )
