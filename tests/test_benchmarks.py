"""The sixty e-mails of the comparison: as many good as bad ones in each language, and what we say of them."""

from collections import Counter

from benchmarks.checkers import mails
from composer.review import review, rules
from composer.writing import mail_languages


def test_there_are_sixty_e_mails_half_of_them_good() -> None:
    assert Counter((mail.language, bool(mail.expected)) for mail in mails()) == {
        (code, bad): 6 for code in mail_languages() for bad in (False, True)
    }


def test_their_defects_are_rules_of_ours() -> None:
    known = {rule.kind for rule in rules()}
    assert {kind for mail in mails() for kind in mail.expected} <= known


def test_most_defects_are_found_and_good_e_mails_left_alone() -> None:
    found = defects = alarms = 0
    for mail in mails():
        kinds = {
            finding.kind
            for finding in review(mail.text, language=mail.language, with_spelling=False).findings
            if finding.severity != "could"
        }
        found += len(kinds & mail.expected)
        defects += len(mail.expected)
        alarms += len(kinds - mail.expected)
    assert found >= 0.9 * defects
    assert alarms <= 0.1 * len(mails())
