"""Until when: the last day that a sentence names, counted from Tuesday, 24 November 2026 (S9)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.replies import read_reply
from composer.replies.when import Calendar, days_in
from composer.replies.words import reply_words

TUESDAY = date(2026, 11, 24)
CASES = """
en | by 5 December | 2026-12-05
en | by December 5th, 2026 | 2026-12-05
en | on 05/12/2026 | 2026-12-05
en | on 2026-12-05 | 2026-12-05
en | between 2 and 4 December | 2026-12-04
en | within 3 working days | 2026-11-27
en | within 24 hours | 2026-11-25
en | in 2-3 business days | 2026-11-27
en | in the next 5 to 7 working days | 2026-12-03
en | within a week | 2026-12-01
en | tomorrow | 2026-11-25
en | by Friday | 2026-11-27
en | by next Monday | 2026-11-30
en | early next week | 2026-12-01
en | by the end of next week | 2026-12-04
en | by the end of the month | 2026-11-30
en | by 3 January | 2027-01-03
en | within a fortnight | 2026-12-08
en | within two fortnights | 2026-12-22
en | in two weeks' time | 2026-12-08
en | by mid-December | 2026-12-15
en | in early December | 2026-12-10
en | by the end of December | 2026-12-31
et | kahe nädalaga | 2026-12-08
et | detsembri keskpaigaks | 2026-12-15
lv | pēc divām nedēļām | 2026-12-08
lv | decembra vidū | 2026-12-15
lt | po dviejų savaičių | 2026-12-08
lt | gruodžio viduryje | 2026-12-15
ru | через две недели | 2026-12-08
ru | в середине декабря | 2026-12-15
et | hiljemalt 5. detsembriks | 2026-12-05
et | 5.12.2026 | 2026-12-05
et | nädala jooksul | 2026-12-01
et | 3 tööpäeva jooksul | 2026-11-27
et | kahe nädala jooksul | 2026-12-08
et | reedeks | 2026-11-27
et | järgmise nädala lõpuks | 2026-12-04
et | homme | 2026-11-25
lv | līdz 5. decembrim | 2026-12-05
lv | līdz 2026. gada 5. decembrim | 2026-12-05
lv | 2–3 darba dienu laikā | 2026-11-27
lv | nedēļas laikā | 2026-12-01
lv | līdz piektdienai | 2026-11-27
lv | nākamās nedēļas sākumā | 2026-12-01
lt | iki gruodžio 5 d. | 2026-12-05
lt | iki 2026 m. gruodžio 5 d. | 2026-12-05
lt | per 3 darbo dienas | 2026-11-27
lt | per savaitę | 2026-12-01
lt | iki penktadienio | 2026-11-27
lt | kitą savaitę | 2026-12-04
ru | до 5 декабря | 2026-12-05
ru | не позднее 05.12.2026 | 2026-12-05
ru | в течение 3 рабочих дней | 2026-11-27
ru | в течение недели | 2026-12-01
ru | до пятницы | 2026-11-27
ru | на следующей неделе | 2026-12-04
ru | завтра | 2026-11-25
"""
ROWS = [[part.strip() for part in line.split("|")] for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("language", "words", "day"), ROWS)
def test_the_last_day_counts(language: str, words: str, day: str) -> None:
    found = days_in(words.lower(), reply_words(language), Calendar(TUESDAY))
    assert [one.value.isoformat() for one in found] == [day]


@pytest.mark.parametrize(
    ("language", "country", "words", "day"),
    [
        (
            "en",
            "GB",
            "within 5 working days",
            date(2026, 12, 30),
        ),  # Christmas and the day in lieu of Boxing Day
        ("lv", "LV", "5 darba dienu laikā", date(2027, 1, 4)),
        ("et", "EE", "3 tööpäeva jooksul", date(2026, 12, 29)),
    ],
)
def test_public_holidays_are_no_working_days(language: str, country: str, words: str, day: date) -> None:
    eve = Calendar(date(2026, 12, 21 if country == "GB" else 22), country)
    assert days_in(words, reply_words(language), eve)[0].value == day


@pytest.mark.parametrize(
    "words", ["a warranty of 2 years", "after 3 weeks of use", "it cost 5.90", "version 5.12", "the may fair"]
)
def test_what_is_no_day_to_wait_for(words: str) -> None:
    assert not days_in(words, reply_words("en"), Calendar(TUESDAY))


@given(
    st.sampled_from(["en", "et", "lv", "lt", "ru"]),
    st.text(max_size=200),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_any_text_is_looked_through(language: str, text: str, today: date) -> None:
    for day in days_in(text.lower(), reply_words(language), Calendar(today)):
        assert 0 <= day.start < day.end <= len(text.lower())


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Siunta atvyks antradienį, 12.01.", "2026-12-01"),
        ("Kurjeris atvyks 12-15.", "2026-12-15"),
        ("Atsakysime per 10-12 darbo dienų.", "2026-12-10"),
    ],
)
def test_lithuanian_dates_begin_with_the_month(sentence: str, day: str) -> None:
    reading = read_reply(f"Sveiki, Anna,\n\n{sentence}\n\nTomas", received=date(2026, 11, 24))
    assert [str(promise.date) for promise in reading.promises] == [day]
