"""What a template of the customer's own may do: put words into places, choose between words, list what is there.

A template that somebody was sent must do no harm, so it is looked through before it is used. Allowed is what the
shipped templates themselves use (a test holds them to it); with these means nothing can be read but the e-mail's own
variables, and nothing runs long: no ranges, no arithmetic, no macros, no calls but of a block, no names built from
themselves. Two loops within each other are the most.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from composer.case import Case
from composer.languages.interface import _
from composer.writing.shipped import TEMPLATES, environment
from composer.writing.slots import Slots, context

_ALLOWED = (
    nodes.Template,
    nodes.Block,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.FromImport,
    nodes.Assign,
    nodes.AssignBlock,
    nodes.Name,
    nodes.Const,
    nodes.List,
    nodes.Tuple,
    nodes.Dict,
    nodes.Pair,
    nodes.Keyword,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Filter,
    nodes.Call,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
)
_FILTERS = {
    "quoted",
    "on",
    "by",
    "dated",
    "since",
    "listed",
    "counted",
    "trim",
    "upper",
    "lower",
    "capitalize",
}
_OWN_BLOCKS = {"order", "order_label", "date_label", "amount_label", "thing", "problem", "trouble"}
_SHARED = ("requests.j2", "evidence.j2", "law.j2")
_DEEPEST = 2
_LISTS = {"evidence", "law", "pages", "quotes"}
_VARIABLES = {"tone", "own", "self"}


class Fault(NamedTuple):
    """What is wrong with a template, and where."""

    file: str
    line: int
    reason: str


def first_fault(source: str, template: str, environment: Environment) -> Fault | None:
    """The first thing for which the template cannot be used; None where it is fine."""
    return next(faults(source, template, environment), None)


def faults(source: str, template: str, environment: Environment) -> Iterator[Fault]:
    """Everything that is wrong with the source of a template, which would stand at this path below a language."""
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        yield Fault(template, error.lineno, (error.message or str(error)).rstrip("."))
        return
    except RecursionError:
        yield Fault(template, 1, _("brackets or blocks are nested too deeply"))
        return
    for node in tree.find_all(nodes.Node):
        for reason in _reasons(node, template):
            yield Fault(template, node.lineno, reason)
    yield from (Fault(template, line, reason) for line, reason in _unknown(tree, template))
    yield from (
        Fault(template, node.lineno, _("more than two loops stand within each other")) for node in _deep(tree)
    )
    yield from _grown(tree, template)


def _reasons(node: nodes.Node, template: str) -> Iterator[str]:
    if not isinstance(node, _ALLOWED):
        yield _("“{name}” is not for the templates of e-mails").format(name=type(node).__name__.lower())
    elif isinstance(node, nodes.Filter) and node.name not in _FILTERS:
        yield _("there is no filter “{name}”; known are {known}").format(
            name=node.name, known=", ".join(sorted(_FILTERS))
        )
    elif isinstance(node, nodes.Getattr | nodes.Getitem):
        name = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", "")
        if str(name).startswith("_"):
            yield _("there is no “{name}”").format(name=name)
    elif isinstance(node, nodes.Call) and not _may_call(node, template):
        yield _("nothing can be called but own(…) with the name of a block")
    elif isinstance(node, nodes.FromImport) and getattr(node.template, "value", "") not in _SHARED:
        yield _("words can be taken from {files} only").format(files=", ".join(_SHARED))
    elif isinstance(node, nodes.For):
        listed = isinstance(node.iter, nodes.List) or getattr(node.iter, "name", "") in {
            *_LISTS,
            *_names_of(template),
        }
        if node.recursive or not listed:
            yield _("a loop goes through {lists}, or what stands in square brackets").format(
                lists=", ".join(sorted(_LISTS))
            )


def _may_call(node: nodes.Call, template: str) -> bool:
    """`own("order")` in what all kinds share, and `self.order()`; a kind's file calls nothing, so nothing goes round."""
    if template.startswith("kinds/"):
        return False
    target = node.node
    if isinstance(target, nodes.Getattr):
        return isinstance(target.node, nodes.Name) and (target.node.name, target.attr) == ("self", "order")
    words = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
    return (
        isinstance(target, nodes.Name)
        and target.name == "own"
        and len(words) == 1
        and words[0] in _OWN_BLOCKS
    )


def _unknown(tree: nodes.Template, template: str) -> Iterator[tuple[int, str]]:
    """Names that no e-mail has, and parts that a customer, a purchase … does not have."""
    slots = _slots()
    known = {*slots, *_VARIABLES, *_names_of(template)}
    known |= {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    for imported in tree.find_all(nodes.FromImport):
        known |= {name if isinstance(name, str) else name[1] for name in imported.names}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in known:
            yield node.lineno, _no(node.name, known)
    for part in tree.find_all(nodes.Getattr):
        if (
            isinstance(part.node, nodes.Name)
            and (names := slots.get(part.node.name))
            and part.attr not in names
        ):
            yield (
                part.lineno,
                _no(f"{part.node.name}.{part.attr}", {f"{part.node.name}.{name}" for name in names}),
            )


def _no(name: str, known: set[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1)
    if near:
        return _("there is no “{name}”; did you mean “{near}”?").format(name=name, near=near[0])
    return _("there is no “{name}”").format(name=name)


def _deep(tree: nodes.Node, depth: int = 0) -> Iterator[nodes.Node]:
    for child in tree.iter_child_nodes():
        inside = depth + isinstance(child, nodes.For)
        if inside > _DEEPEST:
            yield child
        else:
            yield from _deep(child, inside)


def _grown(tree: nodes.Template, template: str) -> Iterator[Fault]:
    """A name set from names that are set: doubled forty times, three lines are a text that no computer holds."""
    settings = list(tree.find_all((nodes.Assign, nodes.AssignBlock)))
    names = {name.name for node in settings for name in node.find_all(nodes.Name) if name.ctx == "store"}
    for node in settings:
        read = {name.name for name in node.find_all(nodes.Name) if name.ctx == "load"}
        if read & names:
            yield Fault(
                template,
                node.lineno,
                _("“{name}” cannot be used where a name is set").format(name=min(read & names)),
            )
    if any(node.name == "order" for node in tree.find_all(nodes.Block)):
        (block, *_others) = [node for node in tree.find_all(nodes.Block) if node.name == "order"]
        if any(isinstance(call.node, nodes.Getattr) for call in block.find_all(nodes.Call)):
            yield Fault(template, block.lineno, _("the block “order” cannot call itself"))


@cache
def _slots() -> dict[str, frozenset[str]]:
    """The variables of every e-mail, and what can be asked of those that have parts."""
    found = context(Case(), None, None, "en", {})
    return {name: value.names() if isinstance(value, Slots) else frozenset() for name, value in found.items()}


@cache
def _names_of(template: str) -> frozenset[str]:
    """What the shipped templates at this path are given besides."""
    names: set[str] = set()
    for file in TEMPLATES.glob(f"*/{template}"):
        code = file.relative_to(TEMPLATES).parts[0]
        names |= meta.find_undeclared_variables(environment(code).parse(file.read_text(encoding="utf-8")))
    return frozenset(names)
