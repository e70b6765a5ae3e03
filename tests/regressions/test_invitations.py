"""An invitation is no question: "Please write to me if it has not come by then".

The example in the README was read as a question to the customer, so that "answer them" was proposed where there was
nothing to answer but to wait. Whoever says "write, call, let us know, if …" leaves a door open and asks for nothing.
"""

import pytest

from composer.replies import read_reply

LETTERS = {
    "en": "Dear Marta,\n\nI am sorry that your kettle has stopped heating. We will send you a new one by 5 December 2026.\n\n{}\n\nKind regards,\nAnna Kalnina\nCustomer Service",
    "et": "Tere!\n\nVabandame, et veekeetja lakkas kuumenemast. Saadame uue hiljemalt 5. detsembril 2026.\n\n{}\n\nLugupidamisega\nAnna Kask",
    "lv": "Labdien!\n\nAtvainojamies, ka tējkanna pārstājusi sildīt. Jaunu nosūtīsim līdz 2026. gada 5. decembrim.\n\n{}\n\nAr cieņu\nAnna Kalniņa",
    "lt": "Laba diena,\n\nAtsiprašome, kad virdulys nustojo kaisti. Naują išsiųsime iki 2026 m. gruodžio 5 d.\n\n{}\n\nPagarbiai\nOna Petraitė",
    "ru": "Здравствуйте!\n\nПриносим извинения, что чайник перестал греть. Новый отправим до 5 декабря 2026 года.\n\n{}\n\nС уважением\nАнна Калнина",
}
INVITATIONS = {
    "en": [
        "Please write to me if it has not come by then.",
        "Please let us know if it does not arrive.",
        "Tell me if the new one has the same fault.",
    ],
    "et": [
        "Palun kirjutage mulle, kui see selleks ajaks kohal ei ole.",
        "Palun andke teada, kui tekib küsimusi.",
    ],
    "lv": [
        "Lūdzu, uzrakstiet man, ja līdz tam tā nav saņemta.",
        "Ja sūtījums nepienāk, lūdzu, zvaniet.",
        "Lūdzu, dodiet ziņu, ja rodas jautājumi.",
    ],
    "lt": ["Prašome parašyti, jei iki tol jo negausite.", "Jei siuntinys neateis, prašome paskambinti."],
    "ru": ["Пожалуйста, напишите мне, если он к этому дню не придёт.", "Если посылка не придёт, позвоните."],
}
QUESTIONS = {
    "en": "Please let us know whether you would like a kettle or a refund.",
    "et": "Palun saatke meile tellimuse number.",
    "lv": "Lūdzu, atsūtiet mums pasūtījuma numuru.",
    "lt": "Prašome atsiųsti užsakymo numerį.",
    "ru": "Пожалуйста, пришлите номер заказа.",
}


@pytest.mark.parametrize(
    ("language", "words"), [(code, w) for code in INVITATIONS for w in INVITATIONS[code]]
)
def test_an_invitation_to_write_asks_for_nothing(language: str, words: str) -> None:
    reading = read_reply(LETTERS[language].format(words))
    assert (reading.kind, reading.next, reading.asks) == ("answer", "wait", ())


@pytest.mark.parametrize("language", QUESTIONS)
def test_what_is_asked_for_is_still_a_question(language: str) -> None:
    asked = QUESTIONS[language]
    assert read_reply(LETTERS[language].format(asked)).asks == (asked,)
