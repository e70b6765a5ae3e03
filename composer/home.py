"""The folder of what comes with the program: `templates/`, `examples/`, `composer_app.py`, `.streamlit/`.

In a copy of the project it is the project's folder; an installed package carries the same things inside itself
(`pyproject.toml`, the wheel's `force-include`).
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "shipped"

HOME = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent
