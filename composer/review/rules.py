"""A rule of the review: which rule of the guide it serves, what it says, and why.

Rules stand as values beside the checks that apply them, one module a subject: each such module has `RULES` and one
function `check_…(letter)` that yields findings. Texts that trip a rule, and near-misses that do not, are kept in
`tests/review/examples/<kind>.yaml`, at least three of each in every language; `docs/rules.md` is made from the values.

The sentences are English sources of the interface text: give them through `N_()`; values go in by name.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from composer.languages.interface import _
from composer.review.findings import Finding, Part, Severity
from composer.review.letter import Letter

Check = Callable[[Letter], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """One rule. `kind` is its name in the JSON; `id` the rule of the guide that a finding breaks first."""

    kind: str
    id: str
    severity: Severity
    title: str  # two to five words
    message: str  # what is wrong and what it costs, one or two sentences
    suggestion: str  # the wording or the step that mends it
    why: str  # the reason behind the rule, for the table of rules
    source: str  # where it comes from: the guide's document, a standard, a measurement
    part: Part = "body"

    def finding(
        self,
        start: int,
        end: int,
        *,
        part: Part | None = None,
        severity: Severity | None = None,
        suggestion: str | None = None,
        fix: str | None = None,
        **values: object,
    ) -> Finding:
        """The remark at this place, in the interface language of the moment.

        `values` fill the sentences; `suggestion` is a wording found for this very place (already translated).
        """
        return Finding(
            rule=self.id,
            kind=self.kind,
            severity=severity or self.severity,
            part=part or self.part,
            start=start,
            end=end,
            title=_(self.title),
            message=_(self.message).format(**values),
            suggestion=_(self.suggestion).format(**values) if suggestion is None else suggestion,
            fix=fix,
        )
