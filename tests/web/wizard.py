"""The wizard without a browser: pages by their id, fields by the path in the case that they are bound to."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from re import sub
from typing import Any

from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from composer.demo import DEMO_URL
from composer.languages.interface import use_interface_language
from composer.site import SiteReport, find_support
from composer.web.session import Kept, Session
from composer.writing import load_case

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
QUESTION = "My kettle stopped heating. Can I return it?"
PAGES = ("company", "happened", "wants", "email", "send", "solved", "check", "cases", "case", "practise")
STEPS = PAGES[:5]
TABS = ("read", "spot", "rewrite", "answer", "print", "class")  # of the page "practise"
LANGUAGES = ("en", "lv")


@cache
def demo_report() -> SiteReport:
    """What the demo shop's site says."""
    return find_support(DEMO_URL, question=QUESTION)


def filled(kind: str = "faulty", **changes: Any) -> Kept:
    """A session in which everything was told, with the demo shop read; `changes` replace fields of `Kept`."""
    case = load_case(EXAMPLES / f"{kind}.yaml").replace("written_on", None)
    told = {"case": case, "report": demo_report(), "question": QUESTION, "reached": len(STEPS) - 1}
    return Kept.model_validate({**told, **changes})


@cache
def components() -> BidiComponentManager:
    """Streamlit's components. AppTest looks through all installed packages for them in each new one: 0.1 s of CPU."""
    found = BidiComponentManager()
    found.discover_and_register_components(start_file_watching=False)
    return found


class Wizard:
    """One person's wizard. `at` is Streamlit's; whatever is done here is drawn at once."""

    def __init__(self, kept: Kept | None = None, *, page: str = "company", language: str = "en") -> None:
        self.at = AppTest.from_file(str(ROOT / "composer_app.py"), default_timeout=30)
        self.at._bidi_component_manager = components()
        self.at.context["locale"] = language
        self.at.session_state["composer"] = Session(kept=kept or Kept(), restored=True)
        self.open(page)

    def open(self, page: str) -> "Wizard":
        """Go to a page as its link does: the browser then leaves the old page's widgets behind."""
        self.at._page_hash = calc_hash("" if page == "company" else page)
        self.at._run(WidgetStates())
        self.at._page_hash = ""
        use_interface_language(self.session.language)
        return self

    def run(self) -> "Wizard":
        """Draw the page anew. AppTest asks for the words of choices in the test's own thread, so it speaks the same."""
        use_interface_language(self.session.language)
        self.at.run()
        use_interface_language(self.session.language)
        return self

    @property
    def session(self) -> Session:
        """The session's model."""
        found: Session = self.at.session_state["composer"]
        return found

    @property
    def kept(self) -> Kept:
        """What was told so far."""
        return self.session.kept

    @property
    def page(self) -> str:
        """The id of the page that is shown."""
        return self.session.heading[0]

    @property
    def heading(self) -> str:
        """The one h1."""
        (title,) = self.at.title
        return str(title.value)

    @property
    def html(self) -> str:
        """All markup of our own on the page."""
        return "\n".join(str(element.proto.body) for element in self.at.get("html"))

    @property
    def words(self) -> str:
        """The markup's text, as it is read."""
        return " ".join(sub(r"(?s)<style.*?</style>|<[^>]+>", " ", self.html).split())

    @property
    def errors(self) -> list[str]:
        """Sentences that say what is wrong."""
        return [block for block in self.html.split("\n") if 'role="alert"' in block]

    def fields(self) -> Iterator[Any]:
        """Everything that text can be typed into."""
        yield from self.at.text_input
        yield from self.at.text_area

    def widget(self, path: str) -> Any:
        """The widget of this key, or bound to this path."""
        for kind in (
            "text_input",
            "text_area",
            "date_input",
            "selectbox",
            "button_group",
            "radio",
            "checkbox",
        ):
            for widget in self.at.get(kind):
                if widget.key in (path, f"w_{path}"):
                    return widget
        raise KeyError(path)

    def has(self, path: str) -> bool:
        """Whether there is a widget for this path."""
        try:
            self.widget(path)
        except KeyError:
            return False
        return True

    def type(self, path: str, value: object) -> "Wizard":
        """Fill a field in."""
        self.widget(path).set_value(value)
        return self.run()

    def tick(self, path: str, member: str) -> "Wizard":
        """Tick a box."""
        self.widget(f"{path}:{member}").set_value(True)
        return self.run()

    def press(self, key: str) -> "Wizard":
        """Press a button."""
        self.at.button(key=key).click()
        return self.run()

    def can_press(self, key: str) -> bool:
        """Whether such a button is there and not disabled."""
        return any(button.key == key and not button.disabled for button in self.at.button)

    def shown(self) -> dict[str, object]:
        """What every bound field of this page shows, by path."""
        kinds = ("text_input", "text_area", "date_input", "selectbox", "button_group", "radio", "checkbox")
        found: list[Any] = [widget for kind in kinds for widget in self.at.get(kind)]
        return {widget.key[2:]: widget.value for widget in found if (widget.key or "").startswith("w_")}


def some_day() -> date:
    """A day in the past that no program proposes by itself."""
    return date(2026, 5, 3)
