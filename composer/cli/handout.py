"""`handout`: a page for the class, ready to print."""

from argparse import Namespace
from pathlib import Path

from composer.cli.screen import put_bytes
from composer.errors import UnwritableFile
from composer.training import brand_of, handout, pdf


def run(arguments: Namespace) -> int:
    """Make the page and print it, or write it into a file."""
    html = handout(
        arguments.what,
        arguments.language,
        seed=arguments.seed,
        kind_id=arguments.kind or "",
        level=arguments.level,
        key=arguments.key,
        brand=brand_of(arguments.name, arguments.logo),
    )
    data = pdf(html) if arguments.format == "pdf" else html.encode()
    if not arguments.output:
        put_bytes(data)
        return 0
    try:
        Path(arguments.output).write_bytes(data)
    except OSError as error:
        raise UnwritableFile(file=arguments.output) from error
    return 0
