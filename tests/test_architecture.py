"""The picture of the rooms is the code's own: `make screenshots` draws it anew when rooms or their ways change."""

from tools.architecture import PICTURE, drawn, order, uses


def test_the_picture_is_up_to_date() -> None:
    assert PICTURE.read_text(encoding="utf-8") == drawn(), "run: python -m tools.architecture"


def test_it_shows_every_room_and_only_ways_down() -> None:
    rooms = order()
    rank = {room: number for number, room in enumerate(rooms)}
    side_by_side = {"web", "cli"}
    assert {"site", "writing", "review", "delivery", "casebook", "replies", "training"} <= set(rooms)
    assert all(rank[one] < rank[other] for one, other in uses(rooms) if {one, other} != side_by_side)
