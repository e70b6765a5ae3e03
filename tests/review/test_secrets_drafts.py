"""No draft of ours, in any language, is taken for one that gives a secret away.

"Jūsų atsakymo tikiuosi sulaukti iki 2026 m. gruodžio 4 d." was once read as the expiry date of a card, so that no
Lithuanian e-mail with a day to answer by could leave.
"""

from pathlib import Path

import pytest

from composer.review import find_secrets
from composer.writing import compose, load_case, mail_languages

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.mark.parametrize("language", mail_languages())
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_a_draft_holds_no_secret(example: Path, language: str) -> None:
    draft = compose(load_case(example), language=language)
    assert not find_secrets(draft.body, language)
    assert not find_secrets(draft.subject, language)
