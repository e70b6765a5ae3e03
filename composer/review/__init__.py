"""Room 3: reads an e-mail as an editor and as the agent who gets it; finds what to mend, and what is secret."""

from composer.review.findings import Fact, Finding, Points, ReaderView, Review, Severity
from composer.review.rules import Rule
from composer.review.score import heard
from composer.review.secrets import SECRET_NAMES, Secret, find_secrets, mask_secrets
from composer.review.verdict import review, rules

__all__ = [
    "SECRET_NAMES",
    "Fact",
    "Finding",
    "Points",
    "ReaderView",
    "Review",
    "Rule",
    "Secret",
    "Severity",
    "find_secrets",
    "heard",
    "mask_secrets",
    "review",
    "rules",
]
