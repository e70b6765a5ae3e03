"""In Latvian, the found addresses were described in English: “On the contact page, own domain”.

The words are chosen while the site is read, in a thread of its own, and a new thread knows nothing of the language that
the page has chosen.
"""

from composer.demo import DEMO_URL
from composer.languages.interface import use_interface_language
from composer.web.search import SearchJob


def test_what_is_found_is_told_in_the_language_of_the_page() -> None:
    use_interface_language("lv")
    job = SearchJob(DEMO_URL)
    assert job.wait(60)
    report = job.snapshot().report
    assert report is not None
    assert {channel.label for channel in report.channels if channel.kind == "phone"} == {"kontaktu lapā"}
