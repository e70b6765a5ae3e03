"""Draw docs/images/architecture.svg from the code's own imports: `python -m tools.architecture`.

One line a room, in the order of the import contract (`pyproject.toml`): whoever stands higher may use what stands below.
An arc is drawn for each pair of rooms that the code connects; what a room is for is the first sentence of its own
docstring. A test holds the picture to the code.
"""

import ast
import tomllib
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "images" / "architecture.svg"
ROW, TOP, BOX, ARCS, GAP = 46, 20, 640, 250, 12  # pixels
_LETTERS = 104  # of a room's sentence that fit into its box


def main() -> None:
    """Write the picture."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(drawn(), encoding="utf-8")


def drawn() -> str:
    """The picture as SVG, the same for the same code to the byte."""
    rooms = order()
    rows = {room: number for number, room in enumerate(rooms)}
    arcs = [_arc(rows[one], rows[other]) for one, other in sorted(uses(rooms))]
    height = TOP * 2 + ROW * len(rooms)
    boxes = "\n".join(_box(room, row) for room, row in rows.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BOX + ARCS} {height}" '
        f'font-family="system-ui, sans-serif" role="img" aria-label="The rooms of the program and who uses whom">\n'
        f'<rect width="100%" height="100%" fill="#FAF7F2"/>\n{boxes}\n'
        f'<g fill="none" stroke="#1D625C" stroke-opacity="0.45" stroke-width="1.5">\n{chr(10).join(arcs)}\n</g>\n</svg>\n'
    )


def order() -> list[str]:
    """The rooms from the screen down to the ground, as the import contract has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(contract["layers"] for contract in contracts["contracts"] if contract["type"] == "layers")
    names = [name.strip().removeprefix("composer.") for layer in layers for name in layer.split("|")]
    return [name for name in names if not name.startswith("__")]


def uses(rooms: list[str]) -> set[tuple[str, str]]:
    """Which room imports from which other."""
    graph = grimp.build_graph("composer", cache_dir=None)
    found: set[tuple[str, str]] = set()
    for module in graph.modules:
        one = _room(module)
        others = {_room(imported) for imported in graph.find_modules_directly_imported_by(module)}
        found.update((one, other) for other in others if one != other and {one, other} <= set(rooms))
    return found


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _box(room: str, row: int) -> str:
    y = TOP + row * ROW
    return (
        f'<rect x="{GAP}" y="{y}" width="{BOX - GAP}" height="{ROW - 8}" rx="8" fill="#FFFFFF" stroke="#DDD4C6"/>\n'
        f'<text x="{GAP * 2}" y="{y + 16}" font-size="13" font-weight="600" fill="#1D625C">{escape(room)}</text>\n'
        f'<text x="{GAP * 2}" y="{y + 31}" font-size="11" fill="#5C544B">{escape(_purpose(room))}</text>'
    )


def _purpose(room: str) -> str:
    """The first sentence of the room's docstring."""
    folder = ROOT / "composer" / room
    module = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    said = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    sentence = " ".join(said.split("\n\n")[0].split()).replace("`", "")
    return sentence if len(sentence) <= _LETTERS else sentence[:_LETTERS].rsplit(" ", 1)[0] + " …"


def _arc(one: int, other: int) -> str:
    start, end = (TOP + row * ROW + (ROW - 8) / 2 for row in (one, other))
    bulge = BOX + min(ARCS - 10, 26 + abs(other - one) * 17)
    return f'<path d="M{BOX} {start:g}C{bulge} {start:g} {bulge} {end:g} {BOX} {end:g}"/>'


if __name__ == "__main__":
    main()
