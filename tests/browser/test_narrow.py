"""On a telephone, in every language of the interface: nothing is wider than the window, and no label is cut off."""

import pytest
from playwright.sync_api import Page, expect

from composer.languages.interface import interface_languages
from tests.browser.acting import HALF_MINUTE, press, turn_to
from tests.browser.conftest import Visit, settled
from tests.web.wizard import PAGES, filled

pytestmark = pytest.mark.browser
TELEPHONE = {"width": 390, "height": 900}
ZOOMED = {"width": 640, "height": 450}
# What is drawn beside its box is lost: to the sides of the window, or under an edge that hides what runs over.
CUT_OFF = """() => {
  const wide = [document.documentElement, document.querySelector("[data-testid=stMain]")]
    .filter(box => box.scrollWidth > box.clientWidth)
    .map(box => `${box.tagName} is ${box.scrollWidth} wide`);
  const cut = [];
  for (const label of document.querySelectorAll("button, summary, label, h1, h2, .cc-chip, .cc-fact .figure, [data-testid=stMain] a")) {
    const words = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
    for (let word = words.nextNode(); word; word = words.nextNode()) {
      if (!word.data.trim() || word.parentElement.closest("[aria-hidden=true], .cc-hush, style")) continue;
      const range = document.createRange();
      range.selectNodeContents(word);
      const drawn = [...range.getClientRects()].filter(box => box.width > 1);
      for (let box = word.parentElement; box && drawn.length; box = box.parentElement) {
        const edge = box.getBoundingClientRect();
        const hides = box === label || window.getComputedStyle(box).overflowX !== "visible";
        if (hides && drawn.some(one => one.right > edge.right + 1.5 || one.left < edge.left - 1.5))
          cut.push(`${label.tagName}: ${word.data.trim().slice(0, 60)}`);
        if (box === label) break;
      }
    }
  }
  return [...wide, ...new Set(cut)];
}"""


def lost(page: Page) -> list[str]:
    """What a person on a narrow window cannot see."""
    found: list[str] = page.evaluate(CUT_OFF)
    return found


@pytest.mark.parametrize("language", interface_languages())
def test_nothing_is_wider_than_a_telephone(visit: Visit, language: str) -> None:
    kept = filled().replace("language", language)
    page = visit("", kept, locale=language, viewport=TELEPHONE)
    expect(page.locator(".st-key-cc_found")).to_be_visible(timeout=HALF_MINUTE)
    for name in PAGES:
        turn_to(page, name)
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=HALF_MINUTE)
        assert not lost(page), name


def test_nothing_is_lost_at_twice_the_size(visit: Visit) -> None:
    """200 % in a window of 1280: practice with a judgement, a check with its notes, the list of cases and a case."""
    page = visit("send", filled().replace("language", "lt"), locale="lt", viewport=ZOOMED)
    expect(page.locator(".st-key-sent button")).to_be_visible(timeout=HALF_MINUTE)
    press(page, "sent")
    expect(page.locator("[class*=st-key-open_] button").first).to_be_visible(timeout=HALF_MINUTE)
    assert not lost(page), "cases"
    page.locator("[class*=st-key-open_] button").first.click()
    expect(page.locator(".st-key-read_answer button")).to_be_visible(timeout=HALF_MINUTE)
    settled(page)
    assert not lost(page), "case"
    home = page.url.removesuffix("case")
    page.goto(f"{home}check")
    page.locator(".st-key-check_text textarea").fill(
        "Subject: HELP\n\nHello,\n\nit is is broken. I want my money!!!"
    )
    page.keyboard.press("Tab")
    expect(page.locator("[class*=st-key-cc_note_]").first).to_be_visible(timeout=HALF_MINUTE)
    settled(page)
    assert not lost(page), "check"
    page.goto(f"{home}practise")
    page.locator(".st-key-practise_tab button").nth(1).click()
    press(page, "practise_judge")
    expect(page.locator(".cc-verdict")).to_be_visible(timeout=HALF_MINUTE)
    assert not lost(page), "practise"


def test_streamlits_own_words_are_put_into_the_language(visit: Visit) -> None:
    page = visit("check", locale="lv", viewport=TELEPHONE)
    chooser = page.get_by_test_id("stFileUploaderDropzone").get_by_role("button", name="Izvēlēties failu")
    expect(chooser).to_be_visible(timeout=HALF_MINUTE)
    expect(page.get_by_test_id("stSkipToContent")).to_have_text("Pāriet pie satura")


def test_a_label_that_is_too_long_would_be_noticed(visit: Visit) -> None:
    page = visit("", viewport=TELEPHONE)
    expect(page.locator(".st-key-demo button")).to_be_visible(timeout=HALF_MINUTE)
    settled(page)
    page.add_style_tag(
        content=".st-key-demo button { width: 4rem !important; overflow: hidden; white-space: nowrap; }"
    )
    page.add_style_tag(content=".st-key-demo button * { white-space: nowrap !important; }")
    expect(page.locator(".st-key-demo button")).to_have_css("white-space", "nowrap")
    assert any("demo shop" in one for one in lost(page)), lost(page)


def test_a_latvian_browser_is_met_in_latvian(visit: Visit) -> None:
    page = visit(locale="lv-LV")
    expect(page.locator("html")).to_have_attribute("lang", "lv")
    expect(page.locator(".st-key-demo")).to_be_visible(timeout=HALF_MINUTE)
    expect(page.locator(".st-key-demo")).not_to_contain_text("demo shop")
