from tests.bot.conftest import House
from tests.bot.updates import LAN, MINH, a_message, a_tap


async def test_a_message_is_answered(house: House) -> None:
    app = await house.app()
    await app.receive([a_message(text="chào")])
    await app.settle()
    assert house.telegram.texts(LAN) == ["chào"]


async def test_a_tap_gets_its_toast_before_its_card(house: House) -> None:
    app = await house.app()
    tap = a_tap(data="1")
    house.telegram.push(tap)
    await app.receive([tap])
    await app.settle()
    assert [c.method for c in house.telegram.calls if c.method != "getMe"] == [
        "answerCallbackQuery",
        "sendMessage",
    ]


async def test_a_card_is_edited_where_it_stands(house: House) -> None:
    app = await house.app()
    for step in "123":
        await app.receive([a_tap(data=step)])
        await app.settle()
    assert house.telegram.texts(LAN) == ["3"]
    assert len(house.telegram.made("sendMessage")) == 1


async def test_polling_confirms_only_what_is_stored(house: House) -> None:
    app = await house.app(polling=True)
    house.telegram.push(a_message(text="một"), a_message(MINH, text="hai"))
    while not (house.telegram.texts(LAN) and house.telegram.texts(MINH)):
        await app.settle()
    assert house.telegram.texts(LAN) == ["một"]
    assert house.telegram.texts(MINH) == ["hai"]
