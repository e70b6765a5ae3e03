"""The kinds of case, each one YAML: facts to ask, requests, evidence, topics, advice."""

from composer.kinds.model import DAYS_TO_ANSWER, Field, Kind, Option, families, kind, kinds

__all__ = ["DAYS_TO_ANSWER", "Field", "Kind", "Option", "families", "kind", "kinds"]
