"""A cadre to whom a leader assigned an issue keeps it until they have done with it."""

from domain.people import Role
from storage import history
from tests.stories.test_issues_move_on import TU, blocks, changes, issue_of, moves_of
from tests.stories.test_raising_an_issue import raised
from tests.stories.test_reminders_of_issues import joins
from tests.world import Actor, World

BICH = 6


async def assigned_to_bich(world: World) -> Actor:
    """Bích, another cadre of the hamlet, must act on what Hoa recorded."""
    bich = await joins(world, 107, "Cao Thị Bích", Role.CADRE, 1)
    await raised(world)
    await world.minh.taps("Giao xử lý", "Cao Thị Bích")
    return bich


async def answers(bich: Actor, words: str = "Đã đổ đá cấp phối 200 m") -> None:
    await bich.taps("✍️ Trả lời")
    await bich.says(words)
    await bich.taps("Gửi trả lời")


async def test_another_cadre_brings_word_and_the_chosen_one_still_acts(world: World) -> None:
    await assigned_to_bich(world)
    await changes(world, TU, Role.CADRE)
    await blocks(world, world.hoa)
    await world.passes(days=3)
    issue = await issue_of(world)
    assert (issue.stage, issue.holder_id) == ("waiting", BICH)
    assert issue.teller_id in (TU, BICH)
    events = await world.knows(lambda tx: history.of(tx, "issue", 1))
    assert [event.what for event in events if "moved" in event.what] == ["teller_moved"]
    world.ha.sees_nothing_of("đ/c Minh.")


async def test_what_the_chosen_one_answered_comes_back_to_them(world: World) -> None:
    bich = await assigned_to_bich(world)
    await answers(bich)
    await world.hoa.taps("Đã báo, chưa")
    await world.hoa.says("Đường vẫn ngập như cũ")
    bich.sees("công dân chưa hài lòng", "Đường vẫn ngập như cũ")
    assert (await issue_of(world)).holder_id == BICH
    assert await moves_of(world) == []
    await answers(bich, "Đã khơi cống, hết ngập từ hôm nay")
    assert (await issue_of(world)).stage == "answered"


async def test_it_comes_back_also_when_another_cadre_brought_the_answer(world: World) -> None:
    bich = await assigned_to_bich(world)
    await answers(bich)
    await blocks(world, world.hoa)
    assert (await issue_of(world)).teller_id in (TU, BICH)
    teller = bich if (await issue_of(world)).teller_id == BICH else world.tu
    await teller.taps("Đã báo, chưa")
    await teller.says("Đường vẫn ngập như cũ")
    assert ((await issue_of(world)).stage, (await issue_of(world)).holder_id) == ("waiting", BICH)


async def test_a_chosen_one_who_cannot_act_is_passed_over(world: World) -> None:
    bich = await assigned_to_bich(world)
    await blocks(world, bich)
    assert (await issue_of(world)).holder_id == 3
    await blocks(world, bich, False)
    assert (await issue_of(world)).holder_id == 3
