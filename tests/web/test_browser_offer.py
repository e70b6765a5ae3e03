"""A site that is empty without its scripts: the page offers the browser, and only where there is one."""

import json

import pytest

from composer.site import Notice, SiteReport
from tests.browser.install import browser_path
from tests.site.browsing import FILLED, app
from tests.site.serving import HOST, serving
from tests.web.wizard import Wizard
from tests.web.wizard import filled as told

pytestmark = pytest.mark.browser
EMPTY = SiteReport(
    start_url="https://shop.example/", notices=(Notice(code="needs_javascript", url="https://shop.example/"),)
)


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPOSER_ALLOW_HOSTS", HOST)
    monkeypatch.setenv("COMPOSER_BROWSER", browser_path())
    monkeypatch.setenv("COMPOSER_BROWSER_SANDBOX", "off")


def read(wizard: Wizard) -> Wizard:
    """Wait until the search that runs has ended, and draw what it has brought."""
    job = wizard.session.job
    assert job
    assert job.wait(60)
    return wizard.run()


def test_the_browser_reads_what_the_plain_look_found_empty() -> None:
    text = f"<h1>Returns</h1><p>{FILLED * 2}</p><p>Write to help@lumivo.example.</p>"
    with serving(app({"/": json.dumps({"title": "Returns", "body": text})})) as site:
        wizard = Wizard()
        wizard.type("company.website", site.url).press("read")
        read(wizard)
        assert wizard.can_press("read_browser")
        read(wizard.press("read_browser"))
    assert wizard.session.error is None
    assert wizard.kept.report
    assert [fact.value for fact in wizard.kept.report.facts] == [30]
    assert wizard.kept.case.company.email == "help@lumivo.example"
    assert not wizard.can_press("read_browser")


@pytest.mark.parametrize(
    ("report", "setting", "offered"),
    [
        (EMPTY, "", True),
        (EMPTY, "off", False),
        (EMPTY.model_copy(update={"notices": (*EMPTY.notices, Notice(code="browser_failed"))}), "", False),
        (EMPTY.model_copy(update={"notices": ()}), "", False),
    ],
)
def test_it_is_offered_where_it_can_help(
    monkeypatch: pytest.MonkeyPatch, report: SiteReport, setting: str, *, offered: bool
) -> None:
    if setting:
        monkeypatch.setenv("COMPOSER_BROWSER", setting)
    assert Wizard(told(report=report)).can_press("read_browser") is offered
