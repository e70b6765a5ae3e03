"""The e-mail written in by hand: what was changed stays, is masked, is asked about, and can be taken back."""

from pathlib import Path

import pytest

from composer.casebook.own_words import own_words
from tests.web.wizard import Wizard, filled

CARD = "4111 1111 1111 1111"


def shown_text(wizard: Wizard) -> str:
    """The text in the editor."""
    return str(wizard.widget("edit_body").value)


def writing() -> Wizard:
    """The step of the e-mail with its text open."""
    return Wizard(filled(), page="email").press("edit_text")


def replace(wizard: Wizard, old: str, new: str) -> Wizard:
    text = shown_text(wizard)
    assert old in text
    return wizard.type("edit_body", text.replace(old, new, 1))


def as_it_leaves(wizard: Wizard) -> list[str]:
    """Recipient, subject and text that step 5 offers to copy."""
    wizard.open("send")
    return [str(block.value) for block in wizard.at.code]


def test_what_is_written_is_what_leaves() -> None:
    wizard = replace(writing(), "I look forward to your reply.", "Please call me.")
    wizard.type("edit_subject", "My kettle, at last")
    _to, subject, text = as_it_leaves(wizard)
    assert subject == "My kettle, at last"
    assert "Please call me." in text
    assert "I look forward" not in text


def test_it_outlives_a_later_answer_and_a_reload() -> None:
    wizard = replace(writing(), "I look forward to your reply.", "Please call me.")
    again = Wizard(type(wizard.kept).model_validate_json(wizard.kept.model_dump_json()), page="happened")
    again.type("purchase.order_number", "77-01")
    text = as_it_leaves(again)[2]
    assert "Please call me." in text
    assert "77-01" in text


def test_both_are_shown_where_they_collide_and_one_click_decides() -> None:
    wizard = replace(writing(), "Order number: 48213", "Order number: 48213, the second one")
    wizard.open("happened").type("purchase.order_number", "50000").open("email")
    assert "48213, the second one" in wizard.words
    assert "Order number: 50000" in wizard.words
    assert wizard.can_press("clash_mine_0")
    wizard.press("clash_new_0")
    assert not wizard.can_press("clash_mine_0")
    assert "the second one" not in as_it_leaves(wizard)[2]
    wizard.open("email").press("undo").press("clash_mine_0")
    assert "48213, the second one" in as_it_leaves(wizard)[2]


def test_the_built_text_comes_back_with_one_click_and_the_edit_with_undo() -> None:
    wizard = Wizard(filled(), page="email")
    built = as_it_leaves(wizard)
    replace(wizard.open("email").press("edit_text"), "I look forward to your reply.", "Please call me.")
    changed = as_it_leaves(wizard)
    assert changed != built
    wizard.open("email").press("built_text")
    assert as_it_leaves(wizard) == built
    wizard.open("email").press("undo")
    assert as_it_leaves(wizard) == changed


def test_one_paragraph_goes_back_alone_and_one_left_out_comes_back() -> None:
    wizard = writing()
    loyal = "I appreciate your work and would like to remain a customer.\n\n"
    replace(wizard, loyal, "")
    replace(wizard, "I look forward to your reply.", "Please call me.")
    wizard.press("edit_text")
    assert "Left out by you" in wizard.words
    back = next(button.key for button in wizard.at.button if str(button.key).startswith("back_"))
    wizard.press(str(back))
    text = as_it_leaves(wizard)[2]
    assert "I look forward to your reply." in text
    assert loyal.strip() not in text
    wizard.open("email").press("put_back_0")
    assert loyal.strip() in as_it_leaves(wizard)[2]


@pytest.mark.parametrize("field", ["edit_body", "edit_subject"])
def test_a_secret_is_masked_before_it_is_kept(field: str) -> None:
    wizard = writing()
    wizard.type(field, f"My card is {CARD} as you asked")
    assert CARD not in wizard.kept.model_dump_json()
    assert CARD not in str(wizard.session.before)
    assert "masked" in wizard.words
    wizard.press(f"mask_{field}")
    assert CARD not in wizard.widget(field).value
    assert "as you asked" in wizard.widget(field).value
    assert "masked" not in wizard.words


def test_blanks_at_the_end_stay_while_one_types() -> None:
    """The e-mail has them no more, but the field is not laid out anew under the typing hand."""
    wizard = writing()
    text = f"{shown_text(wizard)}\n\nP.S. "
    wizard.type("edit_body", text)
    assert shown_text(wizard) == text
    wizard.type("edit_body", f"{text}Thank you.")
    assert shown_text(wizard) == f"{text}Thank you."
    assert as_it_leaves(wizard)[2].endswith("\n\nP.S. Thank you.")


def test_what_was_written_in_one_go_is_one_step_back() -> None:
    wizard = writing()
    built = shown_text(wizard)
    for more in (" One.", " Two.", " Three."):
        wizard.type("edit_body", f"{shown_text(wizard)}{more}")
    wizard.press("undo")
    assert shown_text(wizard) == built


def test_edits_wait_for_their_language() -> None:
    wizard = replace(writing(), "I look forward to your reply.", "Please call me.").press("edit_text")
    wizard.open("wants").type("language", "lv")
    assert "Please call me." not in as_it_leaves(wizard)[2]
    wizard.open("wants").type("language", "en")
    assert "Please call me." in as_it_leaves(wizard)[2]


def test_a_fix_mends_the_answer_that_the_words_came_from() -> None:
    wizard = Wizard(filled().replace("story", "The lid is is loose."), page="email")
    wizard.press("fix_1")
    assert wizard.kept.case.story == "The lid is loose."
    wizard.press("undo")
    assert wizard.kept.case.story == "The lid is is loose."


def test_a_fix_in_words_of_one_s_own_mends_the_text() -> None:
    wizard = replace(writing(), "I look forward to your reply.", "Please please call me.")
    fix = next(str(button.key) for button in wizard.at.button if str(button.key).startswith("fix_"))
    wizard.press(fix)
    assert "Please call me." in shown_text(wizard)
    assert not wizard.kept.case.story.startswith("Please")


def test_a_note_that_is_ignored_goes_and_gives_its_points_back() -> None:
    wizard = Wizard(filled().replace("story", "The lid is is loose."), page="email")
    assert "Doubled word" in wizard.words
    wizard.press("keep_1")
    assert "Doubled word" not in wizard.words
    assert "100 of 100 points" in wizard.words
    wizard.press("heed")
    assert "Doubled word" in wizard.words


def test_an_unknown_word_is_corrected_or_learnt(casebook_file: Path) -> None:
    wizard = Wizard(filled().replace("story", "The brekfast lamp blinks."), page="email")
    assert "“brekfast” is not in the dictionary" in wizard.words
    wizard.press("suggest_1").press("correct0_1")
    assert wizard.kept.case.story == "The breakfast lamp blinks."
    wizard.press("undo").press("learn_1")
    assert "is not in the dictionary" not in wizard.words
    assert own_words() == ("brekfast",)
    assert (casebook_file.parent / "own-words.txt").read_text(encoding="utf-8") == "brekfast\n"


def test_one_of_three_subjects_is_chosen_and_one_s_own_stands_beside_them() -> None:
    wizard = Wizard(filled(), page="email")
    three = wizard.widget("subject").options
    assert len(three) == 3
    wizard.type("subject", 1)
    chosen = as_it_leaves(wizard)[1]
    wizard.open("email").press("edit_text").type("edit_subject", f"{chosen} again")
    assert len(wizard.widget("subject").options) == 4
    assert as_it_leaves(wizard)[1] == f"{chosen} again"
    wizard.open("email").type("subject", 0)
    assert as_it_leaves(wizard)[1] not in (chosen, f"{chosen} again")


def test_the_score_is_explained_to_the_last_point() -> None:
    wizard = Wizard(filled().replace("story", "The lid is is loose."), page="email")
    assert "93 of 100 points: see why" in " ".join(str(box.label) for box in wizard.at.expander)
    assert "Doubled word −7" in wizard.words
    assert "Your e-mail 93" in wizard.words


@pytest.mark.parametrize("other", ["lv", "ru"])
def test_the_same_in_another_language_stands_beside_it(other: str) -> None:
    wizard = Wizard(filled().replace("story", "The lid is loose."), page="email").type("beside", other)
    assert wizard.html.count(f'lang="{other}"') > 5
    assert wizard.html.count("cc-typed") >= 4
    assert "not translated" in wizard.words


def test_one_s_own_wording_has_no_translation() -> None:
    wizard = replace(writing(), "I look forward to your reply.", "Please call me.").press("edit_text")
    wizard.type("beside", "lv")
    assert "Your own wording. It is not translated." in wizard.words


def test_a_request_that_the_text_no_longer_says_is_named() -> None:
    wizard = writing()
    text = shown_text(wizard)
    kept = [part for part in text.split("\n\n") if "replace" not in part]
    assert len(kept) < len(text.split("\n\n"))
    wizard.type("edit_body", "\n\n".join(kept))
    assert "The request not told you meant: Replace it" in wizard.words
