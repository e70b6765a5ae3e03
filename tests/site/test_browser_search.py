"""`find_support(browser=True)`: a shop that is made by its scripts is read like any other; what is missing is told."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from importlib import util

import pytest

from composer.cli import main
from composer.errors import (
    BrowserExtraMissing,
    BrowserFailed,
    BrowserMissing,
    NeedsJavaScript,
    SearchCancelled,
)
from composer.site import browser_possible, find_support
from composer.site.fetch import Fetcher
from composer.site.rendering import Browser
from tests.site.browsing import FILLED, app, filled, script, shell
from tests.site.serving import Answer, serving

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("chrome")]

MENU = (
    "<footer><a href='/contact'>Contact us</a> <a href='/returns'>Returns</a> <a href='/faq'>FAQ</a></footer>"
)


def content(title: str, text: str) -> str:
    """What a file of data says of a page."""
    return json.dumps({"title": f"{title} – Lumivo", "body": f"<main><h1>{title}</h1>{text}</main>{MENU}"})


SHOP = app(
    {
        "/": content(
            "Lumivo",
            "<p>We make lamps by hand, and we sell them to you in our own small shop in Tallinn.</p>",
        ),
        "/contact": content(
            "Contact us", "<p>Write to <a href='mailto:info@lumivo.example'>info@lumivo.example</a>.</p>"
        ),
        "/returns": content(
            "Returns",
            "<p>You may return any lamp within 30 days of delivery. The refund follows in five days.</p>",
        ),
        "/faq": content(
            "FAQ",
            "<h3>Do you mend lamps?</h3><p>We mend every lamp that we made ourselves.</p><h3>Can I visit you?</h3>"
            "<p>Yes, the workshop is open on Fridays.</p><h3>Do you sell bulbs?</h3><p>No bulbs, only lamps.</p>",
        ),
    }
)


def test_a_shop_that_is_made_by_its_scripts_is_read_when_that_is_asked_for() -> None:
    with serving(SHOP) as site:
        with pytest.raises(NeedsJavaScript):
            find_support(site.url)
        site.asked.clear()
        report = find_support(site.url, question="Do you mend lamps?", browser=True)
    paths = {page.kind: "/" + page.url.split("/", 3)[3] for page in report.pages}
    assert {"contact": "/contact", "returns": "/returns", "faq": "/faq"}.items() <= paths.items()
    assert report.best("email") is not None
    assert [(fact.value, fact.unit) for fact in report.facts if fact.kind == "return_window"] == [
        (30, "days")
    ]
    assert report.answers[0].passage == "We mend every lamp that we made ourselves."
    assert report.notices == ()
    assert (
        max(site.asked.values()) == 1
    )  # the page that the program fetched is the one that the browser shows
    assert report.cost.requests == sum(site.asked.values())
    assert site.most_at_once <= 3


def test_a_plain_site_starts_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Browser, "shown", lambda *_: pytest.fail("the browser was started"))
    assert find_support("lumea.example", browser=True).pages


def test_pages_that_scripts_replace_split_up_and_hide_in_shadows() -> None:
    shadow = (
        "const root = document.getElementById('root').attachShadow({mode: 'open'});"
        f"root.innerHTML = '<main><h1>Returns</h1><slot></slot><p>{FILLED * 3}</p></main>'"
    )
    pages: dict[str, Answer | str] = {
        "/": shell("location.replace('/old')"),
        "/old": Answer("", 302, {"Location": "/deep/new"}),
        "/deep/new": shell("import('./part.js')"),
        "/deep/part.js": script(shadow),
    }
    with serving(pages) as site, Fetcher() as fetcher, Browser() as browser:
        page = browser.shown(fetcher.get(site.url))
    assert page.url == site.url + "deep/new"
    assert FILLED.strip() in page.text
    assert site.asked["/deep/new"] == 1


def test_text_of_another_site_is_shown_and_two_browsers_take_turns() -> None:
    code = "fetch('https://lumea.example/').then(a => a.text()).then(t => document.getElementById('root').innerText = t)"

    def read(url: str) -> str:
        with Fetcher() as fetcher, Browser() as browser:
            return browser.shown(fetcher.get(url)).text

    with serving({"/": shell(code)}) as site, ThreadPoolExecutor(2) as pool:
        for text in pool.map(read, [site.url] * 2):
            assert "Lumea" in text.partition("<script>")[0]


def test_robots_txt_holds_for_the_pages_that_a_script_opens() -> None:
    rules = Answer("User-agent: *\nDisallow: /closed", headers={"Content-Type": "text/plain"})
    pages: dict[str, Answer | str] = {
        "/robots.txt": rules,
        "/": filled("location.href = '/closed'"),
        "/closed": "<p>SECRET</p>",
    }
    with serving(pages) as site, Fetcher() as fetcher, Browser() as browser:
        page = browser.shown(fetcher.get(site.url))
    assert site.asked["/closed"] == 0
    assert FILLED.strip() in page.text


def test_stop_is_heard_while_the_browser_works() -> None:
    stop = threading.Event()

    def press(path: str) -> None:
        if path == "/slow.js":
            stop.set()

    pages: dict[str, Answer | str] = {
        "/": '<div id="root"></div><script src="/slow.js"></script>',
        "/slow.js": Answer("x", wait=30),
    }
    with serving(pages, on_request=press) as site, pytest.raises(SearchCancelled):
        find_support(site.url, cancel=stop, browser=True)


def test_without_the_addition_or_a_browser_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert browser_possible()
    for value in ("off", "/no/such/browser"):
        monkeypatch.setenv("COMPOSER_BROWSER", value)
        assert not browser_possible()
        with pytest.raises(BrowserMissing):
            find_support("lumea.example", browser=True)
    monkeypatch.setattr(util, "find_spec", lambda _: None)
    monkeypatch.setattr("composer.site.chrome.find_spec", lambda _: None)
    with pytest.raises(BrowserExtraMissing):
        find_support("lumea.example", browser=True)
    assert main(["find", "lumea.example", "--browser", "--json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "playwright" in told.err


@pytest.mark.parametrize("program", ["true", "false"])
def test_a_browser_that_does_not_start_is_told_and_the_rest_is_read(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setenv("COMPOSER_BROWSER", program)
    with serving(SHOP) as site, pytest.raises(BrowserFailed):
        find_support(site.url, browser=True)
    bare = '<div id="root"></div><a href="mailto:info@lumivo.example"></a><script src="/app.js"></script>'
    with serving({"/": bare}) as site:
        report = find_support(site.url, browser=True)
    assert [channel.value for channel in report.channels] == ["info@lumivo.example"]
    assert [notice.code for notice in report.notices] == ["browser_failed", "needs_javascript"]


def test_the_command_reads_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    with serving(app({"/": content("Returns", f"<p>{FILLED}</p>")})) as site:
        assert main(["find", site.url, "--json"]) == 2
        assert capsys.readouterr().err.count("\n") == 1
        assert main(["find", site.url, "--browser", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [fact["value"] for fact in report["facts"] if fact["kind"] == "return_window"] == [30]
    assert set(report) >= {
        "start_url",
        "language",
        "pages",
        "channels",
        "facts",
        "answers",
        "cost",
        "notices",
    }
