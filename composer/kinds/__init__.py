"""The kinds of case, each one YAML: facts to ask, requests, evidence, topics, advice."""

from composer.kinds.model import Field, Kind, Option, kind, kinds

__all__ = ["Field", "Kind", "Option", "kind", "kinds"]
