"""A trainer's own material: what is right is taken, what is wrong is named, and nothing leads out of it."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from composer.cli import main
from composer.errors import InvalidPack, UnreadableFile
from composer.training import load_pack, make_exercise

ROOT = Path(__file__).parents[2]
HEAD = """
name: Spring course
language: en
rules: {X1: No abbreviations of our house}
faults:
  - {name: house_code, rule: X1, title: A house code, why: Nobody outside knows it., plant: "I mean the |QX-form|."}
"""


def folder(place: Path, head: str = HEAD) -> Path:
    (place / "cases").mkdir()
    (place / "pack.yaml").write_text(head)
    (place / "cases" / "one.yaml").write_text((ROOT / "examples" / "faulty.yaml").read_text())
    return place


def zipped(files: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as box:
        for name, text in files.items():
            box.writestr(name, text)
    return data.getvalue()


def test_own_faults_and_cases_are_used(tmp_path: Path) -> None:
    pack = load_pack(folder(tmp_path))
    made = make_exercise(1, faults=["house_code", "attack"], pack=pack)
    (own,) = [fault for fault in made.faults if fault.fault == "house_code"]
    assert made.body[own.start : own.end] == "QX-form"
    assert (own.rule, own.title) == ("X1", "A house code")
    assert "Marta Liepa" in made.original.body


def test_the_command_takes_a_pack(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    place = folder(tmp_path)
    words = ["exercise", "--pack", str(place), "--fault", "house_code", "--format"]
    assert main([*words, "json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["faults"][0]["rule"] == "X1"
    assert main([*words, "html"]) == 0
    assert b"<mark>QX-form</mark><sup>1</sup>" in capfdbinary.readouterr().out
    assert main([*words, "text"]) == 0
    assert b"X1 A house code: QX-form" in capfdbinary.readouterr().out


def test_a_zip_is_the_same_as_its_folder(tmp_path: Path) -> None:
    pack = load_pack(folder(tmp_path))
    files = {file.relative_to(tmp_path).as_posix(): file.read_text() for file in tmp_path.rglob("*.yaml")}
    assert load_pack(zipped(files)) == pack


@pytest.mark.parametrize(
    ("files", "named", "reason"),
    [
        ({"other.yaml": "a: 1"}, "pack.yaml", "no such file"),
        ({"pack.yaml": "name: A\nlanguage: xx"}, "pack.yaml", "language"),
        ({"pack.yaml": "name: A\nlanguage: en\nsurprise: 1"}, "pack.yaml", "surprise"),
        ({"pack.yaml": HEAD.replace("house_code", "attack")}, "pack.yaml", "attack"),
        ({"pack.yaml": HEAD.replace("rule: X1", "rule: X9")}, "pack.yaml", "X9"),
        ({"pack.yaml": HEAD.replace("|QX-form|", "|QX-form")}, "pack.yaml", "without the other"),
        ({"pack.yaml": "a: [1"}, "pack.yaml", ""),
        ({"pack.yaml": "a: &x [1]\nb: [*x, *x]"}, "pack.yaml", "aliases"),
        ({"pack.yaml": "!!python/object/apply:os.system ['true']"}, "pack.yaml", ""),
        ({"pack.yaml": HEAD, "cases/a.yaml": "kind: nonsense"}, "cases/a.yaml", "nonsense"),
        ({"pack.yaml": HEAD, "cases/a.yaml": "custmer: {}"}, "cases/a.yaml", "custmer"),
        ({"pack.yaml": HEAD, "../evil.yaml": "a: 1"}, "../evil.yaml", "leads out"),
        ({"pack.yaml": HEAD, "/etc/evil.yaml": "a: 1"}, "/etc/evil.yaml", "leads out"),
        ({"pack.yaml": HEAD, "run.py": "print()"}, "run.py", "only YAML"),
        ({"pack.yaml": HEAD, "big.yaml": "a" * 3_000_000}, "big.yaml", "too large"),
        ({"pack.yaml": HEAD, **{f"{n}.yaml": "" for n in range(300)}}, "yaml", "too large"),
    ],
)
def test_what_is_wrong_is_named(files: dict[str, str], named: str, reason: str) -> None:
    with pytest.raises(InvalidPack) as caught:
        load_pack(zipped(files))
    assert named in str(caught.value)
    assert reason in str(caught.value)


def test_no_pack_at_all(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        load_pack(tmp_path / "nowhere.zip")
    with pytest.raises(InvalidPack):
        load_pack(b"MZ no zip")
    whole = zipped({"pack.yaml": HEAD})
    with pytest.raises(InvalidPack):
        load_pack(whole[: len(whole) // 2])
