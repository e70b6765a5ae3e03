"""A handout as PDF, printed by a Chromium or Chrome of this machine; without one the HTML is to be printed by hand."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from composer.errors import WrongUse
from composer.languages.interface import _

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE_S = 60


def printer() -> str:
    """The browser that can print; "" where there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), "")


def pdf(html: str) -> bytes:
    """The page as PDF. Raises WrongUse where no browser can print it."""
    browser = printer()
    if not browser:
        raise WrongUse(
            reason=_("no Chromium or Chrome is installed to print a PDF; take --format html and print it")
        )
    with tempfile.TemporaryDirectory() as folder:
        page, printed = Path(folder, "handout.html"), Path(folder, "handout.pdf")
        page.write_text(html, encoding="utf-8")
        try:
            subprocess.run(  # noqa: S603 (a fixed program, a page of our own)
                [
                    browser,
                    *_SETTINGS,
                    *_no_sandbox(),
                    f"--user-data-dir={folder}/profile",
                    f"--print-to-pdf={printed}",
                    page.as_uri(),
                ],
                check=True,
                capture_output=True,
                timeout=PATIENCE_S,
            )
            return printed.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise WrongUse(reason=_("the browser could not print the PDF; take --format html")) from error


_SETTINGS = (
    "--headless",
    "--disable-gpu",
    "--no-pdf-header-footer",
    "--disable-extensions",
    "--no-first-run",
)


def _no_sandbox() -> tuple[str, ...]:
    """Chromium refuses to run in its sandbox as root, which is what containers are."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
