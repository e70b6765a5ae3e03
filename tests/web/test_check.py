"""Check an e-mail: pasted or from a file, with its score, an agent's view, notes that mend, learn and fall silent."""

from pathlib import Path

from composer.casebook.own_words import own_words
from tests.web.wizard import Wizard

LETTER = (
    "Subject: Kettle does not heat, order 48213\n\nDear Customer Service Team,\n\nMy Aura kettle from order 48213 "
    "stopped heating on 3 May 2026. Please repair it it free of charge by 20 May 2026.\n\nKind regards,\n"
    "Marta Liepa\nmarta@post.example"
)
DOUBLED = "“it” stands here twice"


def checked(text: str = LETTER) -> Wizard:
    return Wizard(page="check").type("check_text", text)


def text_of(wizard: Wizard) -> str:
    return str(wizard.widget("check_text").value)


def test_an_e_mail_gets_a_score_an_agent_s_view_and_notes() -> None:
    wizard = checked()
    assert DOUBLED in wizard.words
    assert "Doubled word −7" in wizard.words
    assert "What a reader gets in eight seconds" in wizard.words
    assert "The problem My Aura kettle from order 48213 stopped heating on 3 May 2026." in wizard.words
    assert "Language: English." in wizard.words


def test_checking_nothing_says_what_to_do() -> None:
    wizard = Wizard(page="check").press("check_it")
    (sentence,) = wizard.errors
    assert "Paste an e-mail first" in sentence
    assert not wizard.type("check_text", LETTER).errors


def test_a_fix_mends_the_text_and_undo_brings_it_back() -> None:
    wizard = checked()
    fix = next(str(button.key) for button in wizard.at.button if str(button.key).startswith("fix_"))
    wizard.press(fix)
    assert text_of(wizard) == LETTER.replace("it it", "it")
    assert DOUBLED not in wizard.words
    wizard.press("check_undo")
    assert text_of(wizard) == LETTER


def test_a_note_is_ignored_and_heard_again() -> None:
    wizard = checked()
    wizard.press("keep_1")
    assert DOUBLED not in wizard.words
    wizard.press("check_heed")
    assert DOUBLED in wizard.words


def test_a_secret_is_masked_with_one_click() -> None:
    wizard = checked(
        LETTER.replace("Please", "My card is 4111 1111 1111 1111. Please").replace("it it", "it")
    )
    assert "Card number" in wizard.words
    fix = next(str(button.key) for button in wizard.at.button if button.label == "Mask it")
    wizard.press(fix)
    assert "4111" not in text_of(wizard)
    assert "Card number" not in wizard.words


def test_a_fix_in_the_subject_leaves_the_text_alone() -> None:
    wizard = checked(LETTER.replace("it it", "it").replace("48213\n\nDear", "48213!!\n\nDear", 1))
    fix = next(str(button.key) for button in wizard.at.button if str(button.key).startswith("fix_"))
    wizard.press(fix)
    assert text_of(wizard) == LETTER.replace("it it", "it")


def test_a_word_is_learnt_and_forgotten(casebook_file: Path) -> None:
    wizard = checked(LETTER.replace("it it", "it").replace("stopped heating", "stopped heeting"))
    assert "“heeting”" in wizard.words
    learn = next(str(button.key) for button in wizard.at.button if str(button.key).startswith("learn_"))
    wizard.press(learn)
    assert "“heeting”" not in wizard.words
    assert own_words() == ("heeting",)
    wizard.at.multiselect(key="own_words").set_value([])
    wizard.run()
    assert own_words() == ()
    assert not (casebook_file.parent / "own-words.txt").exists()
    assert "“heeting”" in wizard.words


def test_a_file_can_be_mended_too() -> None:
    message = (
        "From: marta@post.example\nTo: care@lumea.example\nSubject: Kettle does not heat, order 48213\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + LETTER.split("\n\n", 1)[1]
    )
    wizard = Wizard(page="check")
    wizard.at.file_uploader(key="check_file").set_value(("mail.eml", message.encode(), "message/rfc822"))
    wizard.run()
    assert text_of(wizard).startswith("To: care@lumea.example\nSubject: Kettle does not heat")
    assert DOUBLED in wizard.words


def test_an_e_mail_in_another_language_is_read_in_it() -> None:
    wizard = checked(
        "Subject: Tējkanna nesilda, pasūtījums 48213\n\nLabdien!\n\nMana tējkanna vairs nesilda kopš 3. maija. "
        "Lūdzu, salabojiet to bez maksas līdz 20. maijam.\n\nAr cieņu\nMarta Liepa"
    )
    assert "Language: latviešu." in wizard.words
