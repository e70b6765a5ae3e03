"""What the e-mail may refer to: nothing of the law by itself, all with one click and a source."""

from datetime import date

import pytest

from composer.law import LawFact, countries, country_of_language, country_of_zone, law_facts
from composer.web.references import _age, _figure
from tests.web.wizard import Wizard, demo_report, filled


def wants(language: str = "en", **told: str) -> Wizard:
    kept = filled()
    for path, value in told.items():
        kept = kept.replace(path.replace("__", "."), value)
    return Wizard(kept, page="wants", language=language)


def preview(wizard: Wizard) -> str:
    return wizard.words.partition("New message")[2]


def test_no_law_is_mentioned_by_itself_and_one_click_adds_one_line() -> None:
    wizard = wants(company__country="LV")
    assert wizard.kept.case.law == ()
    assert "Directive (EU) 2019/771" not in preview(wizard)
    assert "not legal advice" in wizard.words
    wizard.tick("law", "eu_guarantee")
    assert "at least 2 years (Directive (EU) 2019/771, Article 10)" in preview(wizard)


def test_each_fact_has_its_source_and_its_age() -> None:
    wizard = wants(company__country="LV")
    assert "Looked up on 1 August 2026" in wizard.words
    assert "https://eur-lex.europa.eu/eli/dir/2019/771" in wizard.html
    assert "Check again" in wizard.words  # the Latvian one bears no date


def test_no_more_than_three_can_be_mentioned() -> None:
    wizard = wants(company__country="LV", customer__country="PL")
    boxes = [box for box in wizard.at.checkbox if str(box.key).startswith("w_law:")]
    assert len(boxes) > 3
    for box in boxes[:3]:
        box.set_value(True)
    wizard.run()
    assert len(wizard.kept.case.law) == 3
    free = [box.key for box in wizard.at.checkbox if str(box.key).startswith("w_law:") and not box.disabled]
    assert len(free) == 3


def test_the_countries_are_proposed_and_can_be_changed() -> None:
    wizard = wants(company__website="https://veikals.lv", customer__phone="")
    assert wizard.widget("company.country").value == ""
    assert "Latvia, as it seems" in wizard.widget("company.country").options
    wizard.type("company.country", "PL")
    assert wizard.kept.case.company.country == "PL"
    assert "Ustawa o prawach konsumenta" in wizard.words


@pytest.mark.parametrize(("language", "country"), [("lv", "LV"), ("en", "")])
def test_the_customer_s_country_is_guessed_once_and_never_overrules(language: str, country: str) -> None:
    wizard = wants(language, customer__phone="")
    assert wizard.kept.case.customer.country == country
    wizard.type("customer.country", "EE")
    wizard.open("email").open("wants")
    assert wizard.kept.case.customer.country == "EE"


def test_without_a_country_it_asks_for_one() -> None:
    wizard = wants(customer__phone="", company__website="", company__email="")
    assert "Choose a country, and what we know of its law stands here." in wizard.words


def test_the_site_s_promises_are_one_click_each() -> None:
    fact = next(fact for fact in demo_report().facts if fact.kind == "return_window")
    wizard = wants()
    assert fact.quote not in preview(wizard)
    wizard.tick("mentions", fact.id)
    assert fact.quote in preview(wizard)


def test_the_pages_that_were_read_can_stay_unsaid() -> None:
    wizard = wants()
    assert "I read these pages on your site" in preview(wizard)
    wizard.type("mention_reading", False)
    assert "I read these pages on your site" not in preview(wizard)


@pytest.mark.parametrize(
    ("zone", "country"),
    [("Europe/Riga", "LV"), ("Europe/London", "GB"), ("Etc/UTC", ""), ("", ""), ("x", "")],
)
def test_a_clock_tells_a_country(zone: str, country: str) -> None:
    assert country_of_zone(zone) == country


@pytest.mark.parametrize(
    ("code", "country"), [("lv", "LV"), ("et", "EE"), ("lt", "LT"), ("ru", ""), ("en", ""), ("xx", "")]
)
def test_a_language_tells_a_country_where_it_has_one_only(code: str, country: str) -> None:
    assert country_of_language(code) == country


def test_countries_have_names_and_no_unions() -> None:
    names = countries("lv")
    assert names["EE"] == "Igaunija"
    assert not {"EU", "UN", "ZZ", "001"} & set(names)


def test_a_fact_s_figure_is_written_as_the_interface_does() -> None:
    found = {fact.id: _figure(fact) for fact in law_facts()}
    assert found["lv_answer"] == ("15", "working days")
    assert found["eu_burden_of_proof"] == ("1", "year")
    assert found["eu_small_claims"] == ("5,000 €", "")
    assert found["eu_platform_closed"] == ("", "")


def test_an_old_fact_says_check_again() -> None:
    fact = LawFact(
        id="x", country="LV", label="x", law="x", source="x", confidence="high", checked=date(2025, 1, 2)
    )
    assert "Check again" in _age(fact, date(2026, 11, 24))
    assert "Check again" not in _age(fact, date(2025, 6, 1))
