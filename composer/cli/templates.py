"""`templates check`: whether a folder of own templates can be used, and if not, in which line of which file it fails."""

from argparse import Namespace

from composer.cli.screen import put
from composer.languages.interface import _, ngettext
from composer.writing import check_templates, template_files


def run(arguments: Namespace) -> int:
    """Print a sentence for each fault, and return the exit status: 1 where there is one."""
    found = check_templates(arguments.folder)
    for fault in found:
        sentence = _("{file}, line {line}: {reason}.").format(
            file=fault.file, line=fault.line, reason=fault.reason.rstrip(".")
        )
        put(sentence + "\n")
    if found:
        return 1
    n = len(template_files(arguments.folder))
    put(ngettext("{n} template can be used.", "{n} templates can be used.", n).format(n=n) + "\n")
    return 0
