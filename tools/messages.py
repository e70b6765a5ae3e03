"""Bring the catalogues of the interface up to date with the code, or say what is missing.

    python -m tools.messages            update every composer/languages/<code>/interface.po
    python -m tools.messages --check    exit 1 where a message is missing, fuzzy, outdated or ill-formed

Messages stand in Python (`_`, `N_`, `ngettext`, `Sentence`), in the pages that Jinja2 fills in (`*.html.j2`), and in the YAML of `composer/kinds/` and `composer/law/`,
where the keys `label`, `help`, `placeholder`, `advice` and `question` hold words of the interface.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

from composer.languages.interface import HERE, SOURCE_LANGUAGE, interface_languages

ROOT = Path(__file__).parent.parent
KEYWORDS = {"_": None, "N_": None, "Sentence": None, "ngettext": (1, 2)}
YAML_ROOMS = ("kinds", "law")
YAML_KEYS = {"label", "help", "placeholder", "advice", "question"}
PLACEHOLDER = re.compile(r"\{[a-z_]*\}")


def extracted() -> Catalog:
    """Every message of the interface, as the code has it now."""
    catalog = Catalog(project="complaint-composer")
    found = extract_from_dir(
        ROOT / "composer", [("**.py", "python")], keywords=KEYWORDS, comment_tags=("i18n:",)
    )
    for file, _line, message, comments, _context in found:
        catalog.add(message, locations=[(f"composer/{file}", 0)], auto_comments=comments)
    pages = extract_from_dir(ROOT / "composer", [("**.html.j2", "jinja2")], keywords=KEYWORDS)
    for file, _line, message, _comments, _context in pages:
        catalog.add(message, locations=[(f"composer/{file}", 0)])
    front = (
        extract_from_file("python", ROOT / "composer_app.py", keywords=KEYWORDS)
        if (ROOT / "composer_app.py").exists()
        else []
    )
    for _line, message, _comments, _context in front:
        catalog.add(message, locations=[("composer_app.py", 0)])
    for module in [*sorted((ROOT / "composer").rglob("*.py")), ROOT / "composer_app.py"]:
        for words in _inside_f_strings(ast.parse(module.read_text(encoding="utf-8"))):
            catalog.add(words, locations=[(module.relative_to(ROOT).as_posix(), 0)])
    for source in [file for room in YAML_ROOMS for file in sorted((ROOT / "composer" / room).glob("*.yaml"))]:
        for message in _yaml_words(yaml.safe_load(source.read_text(encoding="utf-8"))):
            catalog.add(message, locations=[(source.relative_to(ROOT).as_posix(), 0)])
    return catalog


def _inside_f_strings(tree: ast.AST) -> Iterator[str | tuple[str, ...]]:
    """Messages marked inside an f-string: Babel reads such a string as one piece before Python 3.12."""
    for string in (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)):
        for call in (node for node in ast.walk(string) if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Name) and call.func.id in KEYWORDS:
                words = tuple(
                    argument.value
                    for argument in call.args
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                )
                if words:
                    yield words if call.func.id == "ngettext" else words[0]


def _yaml_words(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in YAML_KEYS and isinstance(value, str):
                yield value
            else:
                yield from _yaml_words(value)
    elif isinstance(node, list):
        for item in node:
            yield from _yaml_words(item)


def translated_languages() -> list[str]:
    """Interface languages that have a catalogue of their own."""
    return [code for code in interface_languages() if code != SOURCE_LANGUAGE]


def load(code: str) -> Catalog:
    with (HERE / code / "interface.po").open("rb") as source:
        return read_po(source, locale=code)


def faults(code: str, now: Catalog) -> Iterator[str]:
    """What keeps this language from being complete."""
    have = load(code)
    for message in now:
        if not message.id:
            continue
        words = message.id[0] if isinstance(message.id, tuple) else message.id
        theirs = have.get(words)
        forms = (
            theirs.string
            if theirs and isinstance(theirs.string, tuple | list)
            else (theirs.string,)
            if theirs
            else ()
        )
        if theirs is None or not forms or not all(forms):
            yield f"{code}: not translated: {words!r}"
        elif theirs.fuzzy:
            yield f"{code}: to be looked at again: {words!r}"
        elif isinstance(message.id, tuple) and len(forms) != have.num_plurals:
            yield f"{code}: {have.num_plurals} plural forms wanted: {words!r}"
        else:
            wanted = set(PLACEHOLDER.findall(" ".join(_forms(message.id))))
            wrong = [form for form in forms if set(PLACEHOLDER.findall(str(form))) != wanted]
            yield from (f"{code}: other placeholders: {words!r} / {form!r}" for form in wrong)
    current = {m.id[0] if isinstance(m.id, tuple) else m.id for m in now}
    yield from (
        f"{code}: no longer used: {m.id!r}"
        for m in have
        if (m.id[0] if isinstance(m.id, tuple) else m.id) not in current
    )


def _forms(words: object) -> tuple[str, ...]:
    """The one form of a message, or the singular and the plural."""
    return (words,) if isinstance(words, str) else tuple(words) if isinstance(words, list | tuple) else ()


def update(code: str, now: Catalog) -> None:
    """Write the catalogue anew: new messages empty, unused ones gone, translations kept; no dates, no line numbers."""
    have = load(code)
    fresh = Catalog(locale=code, project="complaint-composer")
    for message in now:
        if message.id:
            old = have.get(message.id[0] if isinstance(message.id, tuple) else message.id)
            fresh.add(
                message.id,
                old.string if old else None,
                locations=message.locations,
                auto_comments=message.auto_comments,
            )
    with (HERE / code / "interface.po").open("wb") as target:
        write_po(target, fresh, width=110, omit_header=False, sort_output=True, include_lineno=False)
    text = (HERE / code / "interface.po").read_text(encoding="utf-8")
    text = re.sub(
        r'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By):.*\n',
        "",
        text,
        flags=re.M,
    )
    text = re.sub(r"\A(#.*\n)+", "", text).replace('#, fuzzy\nmsgid ""\nmsgstr ""', 'msgid ""\nmsgstr ""')
    (HERE / code / "interface.po").write_text(text, encoding="utf-8")


def main() -> int:
    now = extracted()
    if "--check" not in sys.argv:
        for code in translated_languages():
            update(code, now)
    found = [fault for code in translated_languages() for fault in faults(code, now)]
    print("\n".join(found) or f"{len(now)} messages, complete in {', '.join(interface_languages())}")
    return 1 if found and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
