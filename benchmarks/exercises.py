"""A thousand exercises: how many planted faults the review finds in their places, whether the originals are clean, and how long one takes.

python -m benchmarks.exercises [SEEDS]
"""

import sys
import time
from collections import Counter

from composer.kinds import kinds
from composer.review import Finding, review
from composer.training import LEVELS, Answer, make_exercise, training_languages

SEEDS = 67  # times three levels and five languages


def main() -> int:
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    planted = found = made_in_all = clean = 0
    seconds = 0.0
    missed: Counter[str] = Counter()
    for language in training_languages():
        for seed in range(seeds):
            for level in LEVELS:
                kind = kinds()[(seed + level) % len(kinds())].id
                start = time.perf_counter()
                made = make_exercise(seed, language=language, kind_id=kind, level=level)
                seconds += time.perf_counter() - start
                made_in_all += 1
                findings = _findings(made.subject, made.body, language)
                clean += not _findings(made.original.subject, made.original.body, language)
                for answer in made.faults:
                    planted += 1
                    if _is_found(answer, findings):
                        found += 1
                    else:
                        missed[f"{answer.fault} ({language})"] += 1
    print(f"{made_in_all} exercises, {1000 * seconds / made_in_all:.1f} ms each")
    print(f"{found} of {planted} planted faults found in their places: {found / planted:.4f}")
    print(f"{clean} of {made_in_all} originals without a finding")
    for name, count in missed.most_common(10):
        print(f"  missed {count} times: {name}")
    return 0


def _findings(subject: str, body: str, language: str) -> tuple[Finding, ...]:
    return review(f"Subject: {subject}\n\n{body}", language=language).findings


def _is_found(answer: Answer, findings: tuple[Finding, ...]) -> bool:
    return any(
        (finding.rule, finding.part) == (answer.rule, answer.part)
        and finding.start <= answer.end
        and answer.start <= finding.end
        for finding in findings
    )


if __name__ == "__main__":
    sys.exit(main())
