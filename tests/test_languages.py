"""Each language's folder is sound: it describes itself, and nothing lies about unread."""

import pytest

from composer.languages import HERE, language, languages_with, table

FOLDERS = sorted(
    folder.name for folder in HERE.iterdir() if folder.is_dir() and not folder.name.startswith("_")
)


@pytest.mark.parametrize("code", FOLDERS)
def test_each_folder_describes_its_language(code: str) -> None:
    found = language(code)
    assert found.name[0].isupper()
    assert found.native
    assert all(len(mark) == 1 for mark in found.quotes)


def test_every_folder_is_listed() -> None:
    assert set(languages_with("language")) == set(FOLDERS)


def test_a_missing_table_is_a_key_error() -> None:
    from composer.languages import Language

    with pytest.raises(KeyError):
        table("en", "no-such-room", Language)
    with pytest.raises(KeyError):
        language("tlh")
