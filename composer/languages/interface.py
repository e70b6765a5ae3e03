"""The interface's words: gettext over `languages/<code>/interface.po`, compiled in memory.

The language of the moment is kept in a context variable, so two sessions in one process do not disturb each
other. Code marks its words with `_("…")` (translated now), `N_("…")` (marked here, translated later) or
`Sentence("…", name=value)` (translated when it is read). Values go in by name: `_("Reading {page}").format(page=…)`.
English is the language of the source; every other language is complete or a test fails.
"""

import gettext as stdlib_gettext
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).parent
SOURCE_LANGUAGE = "en"
_current: ContextVar[str] = ContextVar("interface_language", default=SOURCE_LANGUAGE)


def interface_languages() -> tuple[str, ...]:
    """Codes of the languages that the interface speaks, English first."""
    others = sorted(po.parent.name for po in HERE.glob("*/interface.po"))
    return (SOURCE_LANGUAGE, *(code for code in others if code != SOURCE_LANGUAGE))


def use_interface_language(code: str) -> None:
    """Speak this language from now on in this context; an unknown code means English."""
    _current.set(code if code in interface_languages() else SOURCE_LANGUAGE)


def interface_language() -> str:
    """The code of the interface language of the moment."""
    return _current.get()


def _(message: str) -> str:
    """The message in the interface language of the moment."""
    return _catalog(_current.get()).gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The message in the plural form that `n` asks for, in the interface language of the moment."""
    return _catalog(_current.get()).ngettext(singular, plural, n)


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for it)
    """Mark a message for translation, and leave it as it is."""
    return message


@dataclass(frozen=True)
class Sentence:
    """A message with its values, translated when it is turned into text.

    >>> str(Sentence("Reading {page}", page="Returns"))
    'Reading Returns'
    """

    msgid: str
    values: dict[str, object]

    def __init__(self, msgid: str, **values: object) -> None:
        object.__setattr__(self, "msgid", msgid)
        object.__setattr__(self, "values", values)

    def __str__(self) -> str:
        return _(self.msgid).format(**self.values)


@cache
def _catalog(code: str) -> stdlib_gettext.NullTranslations:
    file = HERE / code / "interface.po"
    if not file.exists():
        return stdlib_gettext.NullTranslations()
    # Imported here: who reads English needs none of it, and it costs 60 ms.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with file.open("rb") as source:
        catalog = read_po(source, locale=code)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return stdlib_gettext.GNUTranslations(compiled)
