"""A class at work: `python -m benchmarks.classroom [TRAINEES]`, thirty sessions with one wizard if nothing else is said.

Each trainee has a session of their own over Streamlit's own protocol (WebSocket, protobuf), as their browser would
have: opens the practice page, chooses "Spot the fault", marks a place with a rule, sees the judgement and takes the
next e-mail, again and again, thinking a few seconds between two deeds. Printed is how long the wizard took from the
deed to the last word of its answer, and how the processors were used; the browsers' own drawing is not in it.
"""

import asyncio
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tools.running import running_wizard

TRAINEES = 30
_THINKS = (3.0, 8.0)  # seconds between two deeds, which is quick for somebody who reads
_ROUNDS = 6  # e-mails a trainee
_SPOT = 1  # the tab "Spot the fault" among the tabs
_WIDGETS = ("button", "button_group", "selectbox")


class Trainee:
    """One session: the widgets that are on the page, what was put into them, and how long each answer took."""

    def __init__(self, connection: ClientConnection, chance: random.Random) -> None:
        self._connection = connection
        self._chance = chance
        self._states: dict[str, WidgetState] = {}
        self.ids: dict[
            str, tuple[str, str]
        ] = {}  # by the widget's key: its id, and the fragment that it is in
        self.tabs: list[str] = []
        self.rules: list[str] = []
        self.waited: list[tuple[str, float]] = []  # the deed, seconds

    async def practise(self) -> None:
        """All that this trainee does."""
        await self._run("open the page", "")
        await asyncio.sleep(self._chance.uniform(0, _THINKS[1]))
        self._choose("practise_tab", self.tabs[_SPOT])
        await self._run("choose the tab", self.ids["practise_tab"][1])
        for _round in range(_ROUNDS):
            await self._mark()
            await self._press("judge", "practise_judge")
            await self._press("next e-mail", "practise_another")

    async def _mark(self) -> None:
        key = self._chance.choice([key for key in self.ids if key.endswith("_rule")])
        await self._think()
        self._choose(key, self._chance.choice(self.rules))
        await self._run("choose a rule", self.ids[key][1])
        await self._press("mark", key.replace("_rule", "_mark"))

    async def _press(self, deed: str, key: str) -> None:
        await self._think()
        id, fragment = self.ids[key]
        await self._run(deed, fragment, WidgetState(id=id, trigger_value=True))

    def _choose(self, key: str, value: str) -> None:
        id = self.ids[key][0]
        state = WidgetState(id=id)
        if key == "practise_tab":
            state.string_array_value.data.append(value)
        else:
            state.string_value = value
        self._states[id] = state

    async def _think(self) -> None:
        await asyncio.sleep(self._chance.uniform(*_THINKS))

    async def _run(self, deed: str, fragment: str, *pressed: WidgetState) -> None:
        """Ask for a run and wait for its end."""
        message = BackMsg()
        message.rerun_script.page_name = "practise"
        message.rerun_script.fragment_id = fragment
        message.rerun_script.widget_states.widgets.extend([*self._states.values(), *pressed])
        if not fragment:
            self.ids = {}
        start = perf_counter()
        await self._connection.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(await self._connection.recv(decode=False))
            if answer.WhichOneof("type") == "delta":
                self._notice(answer)
            if answer.WhichOneof("type") == "script_finished":
                break
        self.waited.append((deed, perf_counter() - start))

    def _notice(self, answer: ForwardMsg) -> None:
        element = answer.delta.new_element
        for name in _WIDGETS:
            if element.WhichOneof("type") == name:
                widget = getattr(element, name)
                self.ids[widget.id.split("-", 2)[-1]] = (widget.id, answer.delta.fragment_id)
                if widget.id.endswith("_rule"):
                    self.rules = list(widget.options)
                if widget.id.endswith("practise_tab"):
                    self.tabs = [option.content for option in widget.options]


async def lesson(url: str, trainees: int) -> list[tuple[str, float]]:
    """What each deed of the class took."""
    address = url.replace("http", "ws") + "/_stcore/stream"

    async def attend(number: int) -> list[tuple[str, float]]:
        async with connect(
            address, subprotocols=[Subprotocol("streamlit")], max_size=None, origin=Origin(url)
        ) as connection:
            trainee = Trainee(connection, random.Random(number))
            await trainee.practise()
            return trainee.waited

    attended = await asyncio.gather(*(attend(number) for number in range(trainees)))
    return [one for waited in attended for one in waited]


def rows(waited: list[tuple[str, float]]) -> Iterator[tuple[str, int, float, float, float]]:
    """By deed and in all: how often, median, 95th percentile, share within a second."""
    for deed in [*dict.fromkeys(deed for deed, _seconds in waited), "all"]:
        took = [seconds for name, seconds in waited if deed in {name, "all"}]
        cuts = quantiles(took, n=20, method="inclusive")
        yield deed, len(took), cuts[9], cuts[18], sum(seconds <= 1 for seconds in took) / len(took)


def main(trainees: int) -> int:
    """Print the table; exit status 1 where fewer than 95 of 100 answers came within a second."""
    with tempfile.TemporaryDirectory() as folder, running_wizard(Path(folder, "class.sqlite3")) as url:
        asyncio.run(lesson(url, 1))  # the first visitor waits for what is loaded but once
        waited = asyncio.run(lesson(url, trainees))
    share = 0.0
    for deed, count, middle, high, share in rows(waited):
        print(
            f"{deed:16} {count:5} median {middle * 1000:5.0f} ms  p95 {high * 1000:5.0f} ms  within 1 s {share:.3f}"
        )
    return 0 if share >= 0.95 else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else TRAINEES))
