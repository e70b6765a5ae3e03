"""The public names of the program and of each room: adding or losing one is a decision, not an accident."""

import inspect
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from composer.cli import main

PUBLIC = {
    "composer": "Case ComposerError Draft Reading Review SiteReport compose find_support read_reply review",
    "composer.kinds": "DAYS_TO_ANSWER Field Kind Option families kind kinds",
    "composer.demo": "DEMO_HOST DEMO_URL DemoAdapter missing_page page paths",
    "composer.law": "LawFact add_working_days company_country countries country_of_language country_of_zone customer_country dispute_body is_working_day law_facts law_for working_day_from",
    "composer.site": "Answer Channel Cost Notice PageKind PolicyFact FoundSite browser_possible candidates web_search Progress SiteReport SupportPage find_support read_pasted",
    "composer.writing": "Asked Collision Draft Edit Edits LaterStage Merged OpenPoint Paragraph RESPONSES ResponseStage Role STAGES Sent Span Stage Suspicious answer_by check_templates own_templates template_files compose default_answer_by edited follow_up load_case load_report mail_languages merged respond settled subjects usual_answer_by",
    "composer.review": "Fact Finding Points ReaderView Review Rule SECRET_NAMES Secret Severity find_secrets heard mask_secrets review rules",
    "composer.delivery": "BUDGET Incoming Link Reminder WAYS Way bare_address calendar due_date eml gmail mailto message_file outlook outlook_work plain_text read_incoming refuse_if_blocked reminder yahoo",
    "composer.casebook": (
        "Casebook Closing Entry Imported Message STATE_NAMES State Summary export_zip import_zip reminders state_of summary_of"
    ),
    "composer.replies": (
        "Fulfilled Point Promise Reading ReplyKind Step Warned find_case known_answers next_message outside_facts"
        " read_reply wanted_evidence"
    ),
    "composer.training": (
        "Answer Attempt BY_NAME Beside Brand COUNTS Clues Exercise FAULTS Fault HANDOUTS Judged Judgement"
        " LEVELS Marked Original Pack Path Piece Point ReplyJudged Results Step Tally Task USUAL_LEVEL attempt"
        " begun beside brand_of differences exercise_sheet handout handout_words judge judge_reply load_pack make_exercise"
        " model_letter model_reply pdf printer steps task training_languages training_words"
    ),
    "composer.cli": "main",
}


@pytest.mark.parametrize("room", PUBLIC)
def test_a_room_exports_exactly_these_names(room: str) -> None:
    module = import_module(room)
    assert sorted(module.__all__) == sorted(PUBLIC[room].split())
    assert all(hasattr(module, public) for public in module.__all__)


@pytest.mark.parametrize("room", PUBLIC)
def test_every_public_thing_says_what_it_is(room: str) -> None:
    module = import_module(room)
    things = [getattr(module, public) for public in module.__all__]
    made_here = [thing for thing in things if inspect.isclass(thing) or inspect.isfunction(thing)]
    silent = [thing.__qualname__ for thing in made_here if not (thing.__doc__ or "").strip()]
    silent += [
        f"{thing.__qualname__}.{method}"
        for thing in made_here
        if inspect.isclass(thing) and thing.__module__.startswith("composer")
        for method, what in vars(thing).items()
        if not method.startswith("_") and inspect.isfunction(what) and not (what.__doc__ or "").strip()
    ]
    assert not silent
    assert (module.__doc__ or "").strip()


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'frobnicate'"):
        import_module("composer").frobnicate  # noqa: B018 (reading it is the test)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code in {0, None}
    assert capsys.readouterr().out == f"composer {project['version']}\n"
