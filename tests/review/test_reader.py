"""What a stranger takes from an e-mail: how its writer feels, and how much it hurries (R2, R3)."""

from pathlib import Path

import pytest
import yaml

from composer.review import review

LETTERS: list[list[str]] = yaml.safe_load(
    (Path(__file__).parent / "feelings.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("language", "feeling", "priority", "text"), LETTERS)
def test_feeling_and_priority(language: str, feeling: str, priority: str, text: str) -> None:
    found = review(text, with_spelling=False)
    assert found.language == language
    assert (found.reader.feeling, found.reader.priority) == (feeling, priority)


def test_a_surname_alone_is_no_placeholder() -> None:
    found = review(
        "Labdien!\n\nRezervācijā K7Q2LM mans uzvārds ir kļūdains. Lūdzu, izlabojiet to.", language="lv"
    )
    assert "placeholder" not in {finding.kind for finding in found.findings}
    assert "no_order_number" not in {finding.kind for finding in found.findings}
