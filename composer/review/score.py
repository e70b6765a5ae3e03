"""A score from 0 to 100, every point of it explained."""

from collections.abc import Callable, Iterable

from composer.review.findings import Finding, Points, Review, Severity

# The first finding of a kind costs the most: who shouts five times has one habit to change, not five.
_FIRST: dict[Severity, int] = {"blocks": 20, "should": 7, "could": 2}
_MORE: dict[Severity, int] = {"blocks": 10, "should": 3, "could": 1}
_MOST_OF_A_KIND = 3
FULL = 100


def points_off(findings: Iterable[Finding]) -> tuple[Points, ...]:
    """What each kind of finding takes off the full score, the dearest first; together at most all of it."""
    by_kind: dict[str, list[Finding]] = {}
    for finding in findings:
        by_kind.setdefault(finding.kind, []).append(finding)
    costs = [(_cost(found), found[0]) for found in by_kind.values()]
    left, points = FULL, []
    for cost, finding in sorted(costs, key=lambda item: -item[0]):
        cost = min(cost, left)
        left -= cost
        if cost:
            points.append(Points(points=cost, reason=finding.title, kind=finding.kind))
    return tuple(points)


def heard(review: Review, silent: Callable[[Finding], bool]) -> Review:
    """The review without the findings that the customer ignores, its score as if they were not there."""
    findings = tuple(finding for finding in review.findings if not silent(finding))
    if len(findings) == len(review.findings):
        return review
    points = points_off(findings)
    score = FULL - sum(off.points for off in points)
    return review.model_copy(update={"findings": findings, "points": points, "score": score})


def _cost(found: list[Finding]) -> int:
    dearest = sorted((finding.severity for finding in found), key=lambda severity: -_FIRST[severity])
    return _FIRST[dearest[0]] + sum(_MORE[severity] for severity in dearest[1:_MOST_OF_A_KIND])
