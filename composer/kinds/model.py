"""A kind of case: which facts it asks for, what may be requested, what can be offered as evidence (M1, M7, M8, M11).

Each kind is one YAML file of this folder. What several of them share stands in `_shared.yaml`; a kind names a shared
field by its path, and may give it other words:

    fields:
      - purchase.bought_on
      - {path: purchase.product, label: You ordered, required: true}

All words are English sources of the interface text: show them through `_()`.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from composer.errors import UnknownKind
from composer.languages import read_yaml

HERE = Path(__file__).parent
FieldType = Literal["text", "longtext", "date", "choice", "amount", "year", "url"]
Group = Literal["complaint", "question", "compliment", "suggestion"]
Priority = Literal["normal", "high", "urgent"]  # urgent: danger, or a loss within two days; telephone first
Family = Literal["delivery", "product", "money", "service", "account", "other"]
# Long enough for any shop, and the shortest legal term around (Lithuania, 14 calendar days).
DAYS_TO_ANSWER = 14


class Part(BaseModel):
    """Frozen, and strict about names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(Part):
    """One thing to choose: an answer, a request, a piece of evidence. Its sentence stands in the templates."""

    id: str
    label: str


class Field(Part):
    """One fact to ask for; `path` is where `Case.get` finds it."""

    path: str
    label: str
    type: FieldType
    help: str = ""
    placeholder: str = ""
    required: bool = False  # an agent would have to ask for it (R5)
    choices: tuple[Option, ...] = ()

    @property
    def detail(self) -> str:
        """The id under which `Case.details` holds it; empty where the case itself has a place for it."""
        head, _, name = self.path.partition(".")
        return name if head == "details" else ""


class Kind(Part):
    """A kind of case."""

    id: str
    place: int  # where it stands among the kinds on offer, from 1
    label: str
    help: str
    question: str  # what to look for on the site where the customer has no words yet (W5)
    group: Group  # what kind of letter it is (M1)
    family: Family  # where the chooser shows it
    priority: Priority
    advice: str  # e-mail, telephone or form (M1, H1)
    topics: tuple[str, ...]  # kinds of pages that may hold the answer, best first (W7)
    deadline: bool = True  # an answer is expected by a date
    days: int = DAYS_TO_ANSWER  # that is usual to give them for it
    fields: tuple[Field, ...]
    requests: tuple[Option, ...]
    evidence: tuple[Option, ...]

    def field(self, path: str) -> Field | None:
        """The field at this path, if the kind asks for it."""
        return next((field for field in self.fields if field.path == path), None)


def kind(id: str) -> Kind:
    """The kind of that id; UnknownKind where there is none."""
    try:
        return _all()[id]
    except KeyError:
        raise UnknownKind(kind=id, known=", ".join(_all())) from None


def kinds(family: str = "") -> tuple[Kind, ...]:
    """Every kind, or those of one family, in the order in which they are offered."""
    return tuple(kind for kind in _all().values() if family in ("", kind.family))


@cache
def families() -> tuple[Option, ...]:
    """The families of kinds with their labels, in the order in which they are offered."""
    return tuple(Option.model_validate(family) for family in read_yaml(HERE / "_shared.yaml")["families"])


@cache
def _all() -> dict[str, Kind]:
    shared = read_yaml(HERE / "_shared.yaml")
    found = [_kind(read_yaml(file), shared) for file in HERE.glob("[!_]*.yaml")]
    return {kind.id: kind for kind in sorted(found, key=lambda kind: (kind.place, kind.id))}


def _kind(data: dict[str, Any], shared: Mapping[str, list[dict[str, Any]]]) -> Kind:
    fields = {field["path"]: field for field in shared["fields"]}
    data["fields"] = [
        fields[field] if isinstance(field, str) else {**fields.get(field["path"], {}), **field}
        for field in data["fields"]
    ]
    for part in ("requests", "evidence"):
        options = {option["id"]: option for option in shared[part]}
        data[part] = [options[option] for option in data[part]]
    return Kind.model_validate(data)
