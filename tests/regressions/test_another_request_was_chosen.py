"""A reload in the middle of the path changed "replace it" into "repair it", twice in 75 loads of a busy machine.

The browser asked for the next run before it had taken the restored value in, and then reported the radio's first choice
as if it had been pressed. The radio has no first choice of its own any more, and nobody can take a choice back.
"""

from tests.web.wizard import Wizard, filled


def test_a_radio_that_comes_back_empty_changes_nothing() -> None:
    wizard = Wizard(filled(), page="wants")
    radio = wizard.widget("request.kind")
    assert radio.value == "replace"
    assert radio.proto.HasField("default") is False
    radio.set_value(None)
    wizard.at.run()
    assert wizard.kept.case.request.kind == "replace"
    assert wizard.widget("request.kind").value == "replace"
