"""Every page as it opens, in each interface language, in light and dark: nothing that axe finds (WCAG 2.2 AA)."""

import pytest
from playwright.sync_api import expect

from tests.browser.acting import HALF_MINUTE, turn_to
from tests.browser.axe import EVERYTHING, in_both_lights, violations
from tests.browser.conftest import Visit
from tests.web.wizard import LANGUAGES, PAGES, filled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_with_everything_told(visit: Visit, language: str) -> None:
    """Both lights in the first language; the colours are the same in the others."""
    page = visit("", filled(), locale=language, reduced_motion="reduce")
    expect(page.locator(".st-key-cc_found")).to_be_visible(timeout=HALF_MINUTE)
    for name in PAGES:
        turn_to(page, name)
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=HALF_MINUTE)
        expect(page.locator("html")).to_have_attribute("lang", language)
        found = in_both_lights(page) if language == LANGUAGES[0] else [*violations(page, EVERYTHING)]
        assert not found, name
