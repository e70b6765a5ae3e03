"""The customer's own dictionary: words that the spelling check leaves alone from now on (M13).

A small text file beside the casebook, one word a line, for its owner's eyes only; for a casebook on a database server
it stands in the user's data folder.
"""

from pathlib import Path

from composer.casebook.place import folder
from composer.errors import CasebookUnreachable

FILE = "own-words.txt"
LONGEST = 60  # characters of a word


def own_words_file() -> Path:
    """Where the words are kept. Raises CasebookUnreachable where the casebook's address cannot be read."""
    return folder() / FILE


def own_words() -> tuple[str, ...]:
    """The words, as they were added; none where there is no file, or where it cannot be read."""
    try:
        lines = own_words_file().read_text(encoding="utf-8", errors="replace").splitlines()
    except (OSError, CasebookUnreachable):
        return ()
    return tuple(dict.fromkeys(word for line in lines if (word := line.strip())))


def keep_word(word: str) -> None:
    """Add a word; nothing happens where it is there, in whatever case of letters. Raises CasebookUnreachable."""
    plain = " ".join(word.split())[:LONGEST]
    known = own_words()
    if plain and plain.lower() not in {one.lower() for one in known}:
        _write((*known, plain))


def add_words(words: tuple[str, ...]) -> None:
    """Add those that are not there yet, whatever their case of letters. Raises CasebookUnreachable."""
    known = own_words()
    fresh = {word.lower(): word for word in words}
    for word in known:
        fresh.pop(word.lower(), None)
    if fresh:
        _write((*known, *fresh.values()))


def keep_words(words: tuple[str, ...]) -> None:
    """Keep these words and no others. Raises CasebookUnreachable."""
    _write(words)


def _write(words: tuple[str, ...]) -> None:
    file = own_words_file()
    try:
        if not words:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = file.with_suffix(".new")
        beside.touch(mode=0o600)
        beside.write_text("\n".join(words) + "\n", encoding="utf-8")
        beside.replace(file)
    except OSError as error:
        raise CasebookUnreachable(place=str(file)) from error
