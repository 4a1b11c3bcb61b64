"""The people of the bench do what people can do; nothing is timed here."""

from bench.people import OPENING, VISITS, Move, Person, Tap, Type, alike
from tests.world import Actor, World


async def make(actor: Actor, move: Move, number: int) -> None:
    if isinstance(move, Tap):
        await actor.taps(move.label)
    else:
        await actor.says(move.words.format(number))


async def test_the_visits_lead_to_receipts_and_back_to_their_beginning(world: World) -> None:
    await make(world.hoa, OPENING, 0)
    for number, move in enumerate(VISITS * 2):
        await make(world.hoa, move, number)
    world.hoa.has_seen("TH-2026-0001", "TH-2026-0004")


def test_seven_of_ten_moves_are_taps() -> None:
    taps = sum(isinstance(move, Tap) for move in VISITS)
    assert taps / len(VISITS) == 0.7
    assert [type(move) for move in alike(VISITS)] == [type(move) for move in VISITS]


def test_a_person_goes_on_when_the_button_they_want_is_shown() -> None:
    person = Person(7, [Tap("Gửi"), Type("câu {}")])
    assert person.words == "/start"
    person.moved()
    assert not person.shown(shown("Hủy"))
    assert person.shown(shown("✅ Gửi phiếu"))
    assert person.data == "✅ Gửi phiếu"
    person.moved()
    assert person.shown(shown("Hủy"))
    assert person.words == "câu 1"


def shown(label: str) -> dict[str, object]:
    button = {"text": label, "callback_data": label}
    return {"reply_markup": {"inline_keyboard": [[button]]}}
