"""The package's dependencies for whoever builds it: what `requirements.in` names, in that one place only."""

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class Dependencies(MetadataHookInterface):
    """Fills `dependencies` of `pyproject.toml` when a wheel is built."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Read the requirements, without their comments."""
        lines = (Path(self.root) / "requirements.in").read_text(encoding="utf-8").splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]
