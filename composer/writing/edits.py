"""What the customer has changed in the words of a draft, and how that outlives a later change of a fact.

The draft stays a pure function of the case. Beside it stand `Edits`: for each paragraph that was changed, its built
words at that time (`base`) and the customer's own (`text`). When the case changes, `merged` lays them over the new
draft word by word, as a three-way merge does (diff3): what was changed here and there is taken from both; where both
changed the same place, or one next to the other, it is a `Collision`, and the customer chooses. Until then the
customer's words stand.

>>> built = compose(Case(kind="late", customer={"name": "Marta Liepa"}))
>>> mine = edited(built, subject=built.subject, body=built.body.replace("My name is", "I am"))
>>> merged(built, mine).draft.paragraphs[1].text
'I am Marta Liepa.'
"""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from composer.writing.alignment import assigned, likest
from composer.writing.clean import one_line, paragraphs
from composer.writing.draft import Draft, Paragraph, Role, Span
from composer.writing.merge import merge

SUBJECT = "subject"  # the block of an edit of the subject
_ONCE: tuple[Role, ...] = (
    "greeting",
    "signature",
)  # where several paragraphs were made of one, one of them greets


class Edit(BaseModel):
    """One paragraph in the customer's words; `number` counts those of the same block from 0."""

    model_config = ConfigDict(frozen=True)

    block: str  # of the plan, as the paragraph has it
    number: int = 0
    base: str  # as it was built when the customer changed it
    text: str  # as it is wanted; empty: left out; empty lines part it


class Edits(BaseModel):
    """All that the customer has changed in one draft; `language` is the draft's."""

    model_config = ConfigDict(frozen=True)

    language: str = ""
    items: tuple[Edit, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.items)

    def without(self, edit: Edit) -> "Edits":
        """Back to the built words in this place."""
        return self.model_copy(update={"items": tuple(item for item in self.items if item != edit)})


class Collision(BaseModel):
    """The customer and a later fact have changed the same words; an empty text means that the paragraph is gone."""

    model_config = ConfigDict(frozen=True)

    edit: Edit
    built: str  # what the case asks for now


class Merged(BaseModel):
    """The draft with the customer's words in it, and what is still to be chosen."""

    model_config = ConfigDict(frozen=True)

    draft: Draft
    changed: tuple[Edit | None, ...] = ()  # of each paragraph, the edit that its words come from
    collisions: tuple[Collision, ...] = ()


def edited(built: Draft, *, subject: str, body: str, before: Edits | None = None) -> Edits:
    """What the customer changed, given the built draft and the whole text as it should be.

    `before` are the edits that were already in the text: what they brought and nobody touched stays as they know it.
    """
    old = _located(built, before or Edits())
    line = one_line(subject)
    if line in ("", one_line(built.subject)):
        line = built.subject
    wanted = [((SUBJECT, 0), built.subject, line), *_wanted(built, body)]
    found = (_edit(key, base, text, old.get(key)) for key, base, text in wanted)
    return Edits(language=built.language, items=tuple(item for item in found if item.text != item.base))


def merged(built: Draft, edits: Edits) -> Merged:
    """The built draft with the edits laid over it; those of a draft in another language are left aside.

    The same draft where there is nothing to lay over it.
    """
    if not edits or edits.language != built.language:
        return Merged(draft=built, changed=(None,) * len(built.paragraphs))
    over, collisions = _located(built, edits), list[Collision]()
    subject = _words(over.pop((SUBJECT, 0), None), built.subject, collisions)
    rows: list[tuple[Paragraph, Edit | None]] = []
    for key, paragraph in _numbered(built):
        item = over.pop(key, None)
        text = _words(item, paragraph.text, collisions)
        rows += [(row, item if row.edited else None) for row in _rows(paragraph, text)]
    for item in (item for item in over.values() if item.text):
        collisions.append(Collision(edit=item, built=""))
        at = next((n for n, (row, _) in enumerate(rows) if row.role in ("closing", "signature")), len(rows))
        words = _rows(Paragraph(role="facts", text="", block=item.block), item.text)
        rows[at:at] = [(row, item) for row in words]
    draft = built.model_copy(update={"subject": subject, "paragraphs": tuple(row for row, _ in rows)})
    return Merged(draft=draft, changed=tuple(item for _, item in rows), collisions=tuple(collisions))


def settled(built: Draft, edits: Edits, collision: Collision, *, mine: bool) -> Edits:
    """The edits after the choice: the customer's words over the new ones, or the new ones alone."""
    chosen = collision.edit
    rest = edits.without(chosen)
    if not mine:
        return rest
    if (
        not collision.built
    ):  # what the words belonged to is gone: they follow the paragraph before them from now on
        text = merged(built, edits).draft
        return edited(built, subject=text.subject, body=text.body, before=rest)
    kept = chosen.model_copy(update={"base": collision.built})
    return edits.model_copy(update={"items": tuple(kept if item == chosen else item for item in edits.items)})


_Key = tuple[str, int]


def _numbered(draft: Draft) -> Iterator[tuple[_Key, Paragraph]]:
    """Each paragraph with its block and its number among those of the same block."""
    seen: dict[str, int] = {}
    for paragraph in draft.paragraphs:
        number = seen.get(paragraph.block, 0)
        seen[paragraph.block] = number + 1
        yield (paragraph.block, number), paragraph


def _located(built: Draft, edits: Edits) -> dict[_Key, Edit]:
    """The edits by the paragraph that they belong to; what no longer has one keeps its own place.

    The paragraph with the very words that were changed, else the one of the same number: a story may have got a new
    beginning.
    """
    numbered = list(_numbered(built))
    exact = {(block, paragraph.text): (block, number) for (block, number), paragraph in reversed(numbered)}
    found: dict[_Key, Edit] = {}
    for item in edits.items:
        block, number = exact.get((item.block, item.base), (item.block, item.number))
        while (block, number) in found:
            number += 1
        found[block, number] = item
    return found


def _wanted(built: Draft, body: str) -> Iterator[tuple[_Key, str, str]]:
    """Of each paragraph its key, its built words and the wanted ones."""
    numbered = list(_numbered(built))
    shares = assigned([paragraph.text for _key, paragraph in numbered], paragraphs(body))
    for (key, paragraph), share in zip(numbered, shares, strict=True):
        yield key, paragraph.text, "\n\n".join(share)


def _edit(key: _Key, base: str, text: str, old: Edit | None) -> Edit:
    if old and text == _words(old, base, []):
        return old
    return Edit(block=key[0], number=key[1], base=base, text=text)


def _words(item: Edit | None, built: str, collisions: list[Collision]) -> str:
    """The words of one place; the customer's own where they collide with the new ones."""
    if item is None:
        return built
    both = merge(item.base, item.text, built)
    if both is None:
        collisions.append(Collision(edit=item, built=built))
        return item.text
    return both


def _rows(paragraph: Paragraph, text: str) -> list[Paragraph]:
    """The paragraphs that a paragraph has become."""
    if text == paragraph.text:
        return [paragraph]
    blocks = paragraphs(text)
    main = likest(paragraph.text, blocks) if paragraph.role in _ONCE else -1
    return [
        paragraph.model_copy(
            update={
                "text": block,
                "role": "facts" if paragraph.role in _ONCE and number != main else paragraph.role,
                "rules": (),
                "typed": (Span(start=0, end=len(block)),),
                "edited": True,
            }
        )
        for number, block in enumerate(blocks)
    ]
