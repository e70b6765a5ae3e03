"""What lies on the practice page: which exercise, and what the trainee has done with it. Lives as long as the window."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

import streamlit as st

from composer.kinds import kind, kinds
from composer.languages import language
from composer.languages.interface import _
from composer.training import (
    LEVELS,
    Exercise,
    Judgement,
    Marked,
    Pack,
    Path,
    make_exercise,
    training_languages,
)
from composer.web.state import session
from composer.web.whole import whole

_DESK = "practise_desk"
ANY = ""
SEEDS = 9999


@dataclass
class Desk:
    """The exercise that was chosen, and the work on it."""

    language: str = "en"
    kind: str = ANY
    level: int = 1
    seed: int = 1
    marks: list[Marked] = field(default_factory=list)
    judgement: Judgement | None = None
    path: Path | None = None
    step: int = 0  # of the annotated letter
    reply: str = ""  # judged last
    pack: Pack | None = None

    def clear(self) -> None:
        """Another exercise: the work on the one before is gone."""
        self.marks, self.judgement, self.path, self.step, self.reply = [], None, None, 0, ""


def desk() -> Desk:
    """The desk of this window; it begins in the language of the pages."""
    if _DESK not in st.session_state:
        spoken = session().language
        st.session_state[_DESK] = Desk(language=spoken if spoken in training_languages() else "en")
    found: Desk = st.session_state[_DESK]
    return found


def chooser(*, levels: bool = False, any_kind: bool = True) -> None:
    """Which letter: its language, its kind of case, how hard, and the number that a class works on together."""
    now = desk()
    options = ([ANY] if any_kind else []) + [one.id for one in kinds()]
    if now.kind not in options:
        now.kind = options[0]
    fields: dict[str, object] = {
        "language": now.language,
        "kind": now.kind,
        "seed": now.seed,
        "level": now.level,
    }
    for name, value in fields.items():
        st.session_state[f"practise_{name}"] = value
    with st.container(key="cc_chooser", horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _("Language of the e-mail"),
            training_languages(),
            format_func=lambda code: language(code).native,
            key="practise_language",
            filter_mode=None,
            on_change=_chosen("language"),
            width=180,
        )
        st.selectbox(
            _("Kind of case"),
            options,
            format_func=lambda id: _(kind(id).label) if id else _("Any kind"),
            key="practise_kind",
            on_change=_chosen("kind"),
            width=260,
        )
        if levels:
            st.segmented_control(
                _("Level"), LEVELS, key="practise_level", required=True, on_change=_chosen("level")
            )
        st.number_input(
            _("Number of the sheet"),
            min_value=1,
            max_value=SEEDS,
            step=1,
            key="practise_seed",
            on_change=_chosen("seed"),
            width=160,
        )


def _chosen(name: str) -> Callable[[], None]:
    @whole
    def take() -> None:
        now = desk()
        value = st.session_state[f"practise_{name}"]
        if value is not None and value != getattr(now, name):
            setattr(now, name, value)
            now.clear()

    return take


@whole
def another() -> None:
    """The next number."""
    now = desk()
    now.seed = now.seed % SEEDS + 1
    now.clear()


def exercise() -> Exercise:
    """The exercise that is chosen."""
    now = desk()
    if now.pack:
        return make_exercise(
            now.seed, language=now.pack.head.language, kind_id=now.kind, level=now.level, pack=now.pack
        )
    return _made(now.seed, now.language, now.kind, now.level)


@lru_cache(maxsize=64)
def _made(seed: int, code: str, kind_id: str, level: int) -> Exercise:
    """The same for a whole class: holds nothing of anybody's."""
    return make_exercise(seed, language=code, kind_id=kind_id, level=level)
