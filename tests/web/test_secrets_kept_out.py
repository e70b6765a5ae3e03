"""Each kind of secret typed into every field of every page: nothing of it is kept, logged or handed over (M12)."""

from pathlib import Path

import pytest

from composer.review import SECRET_NAMES, find_secrets
from composer.web.session import packed
from tests.web.secrets import SECRETS, on_disk, traces
from tests.web.wizard import Wizard, filled


def test_there_is_a_text_for_each_kind_of_secret() -> None:
    assert set(SECRETS) == set(SECRET_NAMES)


# Three kinds at a time: each kind still reaches every field.
GROUPS = [[*SECRETS][start : start + 3] for start in range(0, len(SECRETS), 3)]


def typed(group: list[str]) -> str:
    """The texts of these kinds in one."""
    text = " ".join(SECRETS[kind][0] for kind in group)
    assert {*group} <= {secret.kind for secret in find_secrets(text)}
    return text


def found_in(group: list[str], places: list[tuple[str, bytes]]) -> list[str]:
    """The places in which a value of these kinds stands."""
    return [place for kind in group for place in traces(SECRETS[kind][1], places)]


@pytest.mark.parametrize("group", GROUPS, ids="-".join)
def test_a_secret_typed_into_every_field_is_found_nowhere(
    group: list[str], casebook_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = typed(group)
    wizard = Wizard(filled())
    for page in ("company", "happened", "wants", "email", "send", "check", "cases"):
        wizard.open(page)
        if page == "wants":
            wizard.type("request.kind", "own")
        if page == "email":
            wizard.press("edit_text")
        for field in wizard.fields():
            field.set_value(text)
        wizard.run()
        assert not wizard.at.exception
        if page == "company":
            wizard.press("read_pasted")
    places = [
        ("session", wizard.kept.model_dump_json().encode()),
        ("browser", packed(wizard.kept, wizard.session.entry).encode()),
        ("address", str(wizard.at.query_params).encode()),
        ("log", caplog.text.encode()),
        *on_disk(casebook_file),
    ]
    assert casebook_file.name in dict(places)
    assert found_in(group, places) == []
    assert "•" in wizard.kept.case.purchase.product


@pytest.mark.parametrize("group", GROUPS, ids="-".join)
def test_a_secret_in_an_answer_and_at_the_end_of_a_case_is_found_nowhere(
    group: list[str], casebook_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = typed(group)
    wizard = Wizard(filled(), page="send").press("sent")
    entry = wizard.session.entry
    assert entry
    wizard.press(f"open_{entry.id}").type("reply_text_1", f"Dear Marta,\n\nYou wrote: {text}\n\nAnna, Lumea")
    wizard.press("read_answer").type("closing_lesson", text).press("solved")
    places = [*on_disk(casebook_file), ("log", caplog.text.encode())]
    assert found_in(group, places) == []
    assert b"Anna, Lumea" in dict(places)[casebook_file.name]
