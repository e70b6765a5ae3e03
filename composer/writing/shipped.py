"""The templates of a language: `templates/<code>/`, every sentence that an e-mail of ours can hold.

    mail.j2           one block for each paragraph that all kinds share, and the pieces of the subject
    requests.j2       the words of each request
    evidence.j2       the words of each piece of evidence
    law.j2            block `law`: a line for each fact of consumer law that an e-mail may mention
    followups/*.j2    the later messages: blocks `word` (for the subject), `before`, and each stage's own; common.j2
    kinds/<id>.j2     blocks `problem`, `trouble` (for the subject), `facts`, and where needed `labels`; and what
                      takes the place of shared words: `order` ("booking K7Q2LM", for subject and closing),
                      `order_label`, `date_label`, `amount_label`, `thing` (for the subject, where there is no product)

Inside a block the source may be broken where it reads best: line breaks and indentation become single blanks. A line
that begins with "|" stays a line of its own. Rendered once, in a sandbox; a name that does not exist is an error.
"""

from functools import cache, partial
from typing import get_args

from jinja2 import BaseLoader, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from composer.home import HOME
from composer.writing import wording

TEMPLATES = HOME / "templates"


@cache
def environment(code: str) -> ImmutableSandboxedEnvironment:
    """The language's shipped templates, with the filters that know its dates, amounts and lists."""
    return sandbox(code, FileSystemLoader(TEMPLATES / code))


def sandbox(code: str, loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    """Templates of this language from there: nothing but words, and a name that does not exist is an error."""
    made = ImmutableSandboxedEnvironment(loader=loader, undefined=StrictUndefined, autoescape=False)
    for place in get_args(wording.Place):
        made.filters[place] = lambda value, place=place: wording.day(code, value, place)
    made.filters["listed"] = partial(wording.listed, code)
    made.filters["quoted"] = partial(wording.quoted, code)
    made.filters["counted"] = partial(wording.counted, code)
    return made
