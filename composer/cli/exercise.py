"""`exercise`: a letter with planted faults, and its key."""

import sys
from argparse import Namespace

from composer.cli.screen import harmless, put, put_json
from composer.languages.interface import _
from composer.training import Exercise, exercise_sheet, load_pack, make_exercise


def run(arguments: Namespace) -> int:
    """Make the exercise that belongs to the seed and print it."""
    made = make_exercise(
        arguments.seed,
        language=arguments.language,
        kind_id=arguments.kind or "",
        level=arguments.level,
        faults=arguments.fault or (),
        pack=load_pack(arguments.pack) if arguments.pack else None,
    )
    form = "json" if arguments.json else arguments.format or ("text" if sys.stdout.isatty() else "json")
    if form == "json":
        put_json(made.model_dump(mode="json", by_alias=True))
    elif form == "html":
        put(exercise_sheet(made, key=True))
    else:
        put(harmless(_told(made)))
    return 0


def _told(made: Exercise) -> str:
    """The exercise for people at a terminal: the letter, and the key below it."""
    lines = [made.subject, "", made.body, "", _("Key:")]
    for fault in made.faults:
        text = made.subject if fault.part == "subject" else made.body
        words = " ".join(text[fault.start : fault.end].split())
        lines.append(f"  {fault.rule} {fault.title}: {words[:70]}")
    return "\n".join(lines) + "\n"
