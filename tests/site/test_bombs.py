"""Pages that are made to keep a parser busy end soon, in little memory; they run one after the other in a process of their own."""

import json
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS, MEGABYTES = 5, 300
BOMBS = {
    "nested": "'<div>' * 24_000",
    "nested links": "'<a href=x>' * 24_000",
    "nested tables": "'<table><tr><td>' * 8_000",
    "nested fonts": "'<b><i><font>' * 8_000",
    "attributes": "'<p ' + ' '.join(f'a{n}=1' for n in range(900)) + '>' + '<p x=1>' * 20_000",
    "long tag": "'<p ' + 'a' * 900_000 + '>'",
    "unclosed comment": "'<!--' * 24_000",
    "entities": "'&lt;' * 200_000",
    "long word": "'a' * 999_000",
    "at signs": "'a@' * 400_000",
    "brackets": "'[at]' * 240_000",
    "dots": "'a.' * 499_000",
    "digits": "'1 ' * 480_000",
    "plus signs": "'+3712 ' * 160_000",
    "questions": "'<h3>What is it?</h3><p>x</p>' * 5_000",
    "forms": "'<form><input name=q>' * 12_000",
    "json": "'<script type=\"application/ld+json\">' + '[' * 200_000 + '</script>'",
    "many json": '\'<script type="application/ld+json">{"@type":"X"}</script>\' * 8_000',
    "script strings": "'<script>' + '\"a@\"+' * 150_000 + '</script>'",
    "ids": "''.join(f'<p id=i{n}>x' for n in range(20_000))",
    "years": "'30 days return ' * 60_000",
}
PROGRAM = """
import json, sys, time
from composer.errors import TooLarge
from composer.site import read_pasted
taken = {}
for name, bomb in json.loads(sys.argv[1]).items():
    page = "<html><body>" + eval(bomb)
    begun = time.process_time()
    try:
        read_pasted(page, question="How do I return it?")
    except TooLarge:
        pass
    taken[name] = time.process_time() - begun
print(json.dumps(taken))
"""


def test_bombs_end_in_time_and_memory() -> None:
    def confine() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * len(BOMBS), SECONDS * len(BOMBS)))
        resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, MEGABYTES << 20))

    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(BOMBS)],
        cwd=ROOT,
        preexec_fn=confine,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-800:]
    taken = json.loads(ended.stdout)
    assert set(taken) == set(BOMBS)
    assert {name: seconds for name, seconds in taken.items() if seconds > SECONDS} == {}
