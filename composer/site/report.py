"""What the site search found: the SiteReport and its parts. Best first in every list."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, computed_field

from composer.errors import sentence_of

PageKind = Literal[
    "faq",
    "contact",
    "returns",
    "shipping",
    "warranty",
    "complaints",
    "terms",
    "privacy",
    "about",
    "payment",
    "imprint",
    "withdrawal",
]
ChannelKind = Literal["email", "phone", "form", "chat", "address", "hours", "person"]
FactKind = Literal[
    "return_window",
    "warranty",
    "refund_time",
    "reply_time",
    "return_cost",
    "delivery_time",
    "condition",
    "withdrawal_function",
]


class Found(BaseModel):
    """Frozen; unknown names are passed over, so that an older report can still be read."""

    model_config = ConfigDict(frozen=True)


class SupportPage(Found):
    """A page, or a section of one (`url` ends in `#section`), that serves the customer."""

    kind: PageKind
    url: str
    title: str
    confidence: float  # 0 to 1
    why: tuple[str, ...] = ()
    read: bool = False  # it was really opened; only such pages may be named in an e-mail (P2)


class Channel(Found):
    """A way to reach the company: e-mail in lower case, telephone in E.164 where the country is known."""

    kind: ChannelKind
    value: str
    label: str = ""
    url: str = ""
    confidence: float = 0.5


class PolicyFact(Found):
    """A figure that the company's own page states, with the sentence that states it (W7, W8)."""

    kind: FactKind
    value: float
    # days, working_days, weeks, months, years, hours; for return_cost "customer" or "company"; for condition "unused",
    # "packaging", "labels" or "receipt"; for withdrawal_function "button" or "page", whose `url` is where one withdraws
    unit: str
    quote: str
    url: str

    @property
    def id(self) -> str:
        """Stable name, by which a case says which facts its e-mail mentions."""
        return f"{self.kind}={self.value:g} {self.unit} {self.url}"


class Answer(Found):
    """A passage that may answer the customer's question (W1, W6)."""

    question: str
    passage: str
    url: str
    score: float  # 0 to 1


class Cost(Found):
    """What the search cost: requests, decoded bytes, seconds."""

    requests: int = 0
    bytes: int = 0
    seconds: float = 0.0


class Notice(Found):
    """Something that could not be read, and why: an error's code with the values of its sentence."""

    code: str
    url: str = ""
    values: dict[str, str] = {}

    @computed_field  # type: ignore[prop-decorator]  # pydantic's documented order, which mypy cannot see through
    @property
    def message(self) -> str:
        """The sentence for the user, in the interface language of the moment."""
        return str(sentence_of(self.code, **{"url": self.url, "host": self.url, "status": "", **self.values}))


class SiteReport(Found):
    """All that a search found."""

    start_url: str
    name: str = ""  # the company's name as its site gives it
    language: str = ""
    pages: tuple[SupportPage, ...] = ()
    channels: tuple[Channel, ...] = ()
    facts: tuple[PolicyFact, ...] = ()
    answers: tuple[Answer, ...] = ()
    cost: Cost = Cost()
    notices: tuple[Notice, ...] = ()

    def page(self, kind: PageKind) -> SupportPage | None:
        """The best page of this kind, if there is one."""
        return next((page for page in self.pages if page.kind == kind), None)

    def best(self, kind: ChannelKind) -> Channel | None:
        """The best channel of this kind, if there is one."""
        return next((channel for channel in self.channels if channel.kind == kind), None)


class Progress(Found):
    """One step of a search, told while it runs. The page is being read now; `found` is what is known so far."""

    url: str
    kind: PageKind | None = None  # what the page is expected to be
    title: str = ""  # the link's words
    pages_read: int = 0
    found: SiteReport | None = None
