"""Polls and quizzes: asked, answered, closed."""

from typing import Any

import pytest

from tests.practice.desk import HA, HOA, START, Desk


async def asked(desk: Desk, **parameters: Any) -> dict[str, Any]:
    question = {"question": "Họp hôm nào?", "options": ["Thứ sáu", {"text": "Thứ bảy"}]}
    message: dict[str, Any] = await desk.bot("sendPoll", chat_id=HOA, **question | parameters)
    return message


async def test_a_poll_comes_back_as_it_was_asked(desk: Desk) -> None:
    poll = (await asked(desk))["poll"]
    assert [option["text"] for option in poll["options"]] == ["Thứ sáu", "Thứ bảy"]
    assert (poll["question"], poll["type"], poll["total_voter_count"]) == (
        "Họp hôm nào?",
        "regular",
        0,
    )
    told = ("is_anonymous", "allows_revoting", "allows_multiple_answers", "is_closed")
    assert [poll[name] for name in told] == [True, True, False, False]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"question": ""}, "poll question must be non-empty"),
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
        ({"options": "{"}, "can't parse options JSON object"),
        ({"options": {}}, "expected an Array of String as options"),
        ({"options": []}, "poll must have at least 1 option"),
        ({"options": ["x"] * 13}, "poll can't have more than 12 options"),
        ({"options": [1]}, "expected an option to be of type String"),
        ({"options": [{}]}, 'can\'t find field "text"'),
        ({"options": [" "]}, "poll options must be non-empty"),
        ({"options": ["x" * 101]}, "poll options length must not exceed 100"),
        ({"type": "exam"}, "unsupported poll type specified"),
        ({"type": "quiz"}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [2]}, "wrong correct option ID specified"),
        (
            {"type": "quiz", "correct_option_ids": ["1"]},
            "correct option identifier must be of type Number",
        ),
    ],
)
async def test_a_poll_is_refused(desk: Desk, parameters: dict[str, object], words: str) -> None:
    question = {"question": "?", "options": ["a", "b"], **parameters}
    refusal = await desk.refused("sendPoll", chat_id=HOA, **question)
    assert refusal == f"400 Bad Request: {words}"


async def test_an_answer_reaches_the_bot_and_can_be_taken_back(desk: Desk) -> None:
    message = await asked(desk, is_anonymous=False)
    place = {"user_id": HOA, "message_id": message["message_id"]}
    await desk.do("vote", options=[1], **place)
    await desk.do("vote", options=[], **place)
    counted, given, _, taken = await desk.updates()
    assert [one["voter_count"] for one in counted["poll"]["options"]] == [0, 1]
    assert (given["poll_answer"]["option_ids"], taken["poll_answer"]["option_ids"]) == ([1], [])
    assert given["poll_answer"]["user"]["first_name"] == "Hoa"


async def test_a_quiz_is_answered_once(desk: Desk) -> None:
    message = await asked(desk, type="quiz", correct_option_ids=[0], explanation="*Luật*")
    place = {"user_id": HOA, "message_id": message["message_id"]}
    assert (await desk.do("vote", options=[1], **place)) == {"solved": False}
    assert "không đổi được" in await desk.impossible("vote", options=[0], **place)
    assert message["poll"]["explanation"] == "*Luật*"


async def test_only_some_polls_take_several_answers(desk: Desk) -> None:
    one, many = await asked(desk), await asked(desk, allows_multiple_answers=True)
    both = {"user_id": HOA, "options": [0, 1]}
    assert "một câu" in await desk.impossible("vote", message_id=one["message_id"], **both)
    await desk.do("vote", message_id=many["message_id"], **both)
    place = {"user_id": HOA, "message_id": many["message_id"]}
    assert "không có câu trả lời" in await desk.impossible("vote", options=[2], **place)
    text = {"user_id": HOA, "message_id": await desk.sent()}
    assert "không có thăm dò" in await desk.impossible("vote", options=[0], **text)


async def test_a_poll_is_closed_once_by_the_bot(desk: Desk) -> None:
    place = {"message_id": (await asked(desk))["message_id"]}
    assert (await desk.bot("stopPoll", chat_id=HOA, **place))["is_closed"]
    words = await desk.refused("stopPoll", chat_id=HOA, **place)
    assert words == "400 Bad Request: poll has already been closed"
    assert "đã đóng" in await desk.impossible("vote", user_id=HOA, options=[0], **place)
    words = await desk.refused("stopPoll", chat_id=HOA, message_id=await desk.sent())
    assert words == "400 Bad Request: message is not a poll"
    words = await desk.refused("stopPoll", chat_id=HOA, message_id=99_999)
    assert words == "400 Bad Request: message with poll to stop not found"


async def test_a_poll_closes_when_its_time_is_over(desk: Desk) -> None:
    message = await asked(desk, open_period=60)
    assert message["poll"]["close_date"] == int(START.timestamp()) + 60
    desk.standin.clock.set(START.replace(minute=2))
    place = {"user_id": HOA, "message_id": message["message_id"]}
    assert "đã đóng" in await desk.impossible("vote", options=[0], **place)


async def test_a_copied_poll_is_asked_anew(desk: Desk) -> None:
    message = await asked(desk)
    await desk.do("vote", user_id=HOA, message_id=message["message_id"], options=[0])
    source = {"from_chat_id": HOA, "message_id": message["message_id"]}
    copied = (await desk.bot("forwardMessage", chat_id=HA, **source))["poll"]
    assert copied["total_voter_count"] == 0
    assert copied["id"] != message["poll"]["id"]
