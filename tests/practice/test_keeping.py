"""What stays between two runs, and what is never touched."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from practice import keeping, own_data
from practice.own_data import NotOurs
from practice.standin import TOKEN, StandIn
from storage.lock import DatabaseInUse
from tests.practice.desk import HOA, ZONE, desk_in


async def test_the_world_is_there_again(tmp_path: Path) -> None:
    async with desk_in(tmp_path) as desk:
        photo = (await desk.do("photo", user_id=HOA, caption="Đường"))["photo"][-1]
        await desk.bot("setMyCommands", commands=[{"command": "start", "description": "x"}])
        await desk.bot("getUpdates", offset=desk.standin.updates.next_id)
        await desk.do("clock", hours=48)
        before = await desk.look(f"chats/{HOA}")
    again = StandIn(tmp_path, ZONE)
    assert keeping.load(again)
    [entry] = again.world.chats[HOA].entries.values()
    assert [entry.message] == before["messages"]
    assert again.files.find(photo["file_id"])
    assert again.commands.shown_in(HOA)
    assert abs(again.clock.now() - desk.standin.clock.now()) < timedelta(seconds=5)
    assert again.updates.next_id > desk.standin.updates.next_id
    assert again.world.chats[HOA].next_id > desk.standin.world.chats[HOA].next_id


async def test_votes_and_those_who_run_a_group_are_there_again(tmp_path: Path) -> None:
    async with desk_in(tmp_path) as desk:
        poll = await desk.bot("sendPoll", chat_id=HOA, question="?", options=["a", "b"])
        await desk.do("vote", user_id=HOA, message_id=poll["message_id"], options=[1])
        await desk.do("groups", id=-5, title="Tổ", members=[HOA], bot="administrator")
        await desk.bot("exportChatInviteLink", chat_id=-5)
    again = StandIn(tmp_path, ZONE)
    assert keeping.load(again)
    [entry] = again.world.chats[HOA].entries.values()
    assert entry.votes == {str(HOA): [1]}
    before, after = desk.standin.world.chats[-5], again.world.chats[-5]
    assert (after.standings, after.links) == (before.standings, before.links)


def test_without_a_last_run_there_is_nothing_to_load(tmp_path: Path) -> None:
    assert not keeping.load(StandIn(tmp_path, ZONE))


def test_the_directory_is_signed_and_made_fresh(tmp_path: Path) -> None:
    ours = tmp_path / "practice-data"
    own_data.prepare(ours)
    (ours / "old").write_text("x")
    own_data.prepare(ours)
    assert (ours / "old").exists()
    with own_data.held(ours):
        own_data.clear(ours)
    assert not (ours / "old").exists()
    own_data.prepare(ours)


def test_one_practice_at_a_time_runs_in_a_directory(tmp_path: Path) -> None:
    with own_data.held(tmp_path), pytest.raises(DatabaseInUse):
        own_data.held(tmp_path)


def test_a_directory_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "important").write_text("x")
    with pytest.raises(NotOurs):
        own_data.prepare(tmp_path)
    assert (tmp_path / "important").exists()


def settings_for(directory: Path) -> dict[str, str]:
    return own_data.environment(directory, "http://127.0.0.1:1")


def test_the_bot_rehearses_with_settings_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFa")
    monkeypatch.setenv("ADMIN_IDS", "5")
    settings = settings_for(tmp_path)
    assert settings["BOT_TOKEN"] == TOKEN
    assert settings["ADMIN_IDS"] == ""
    own_data.check(settings, tmp_path)
    own_data.check(settings, tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFa"),
        ("DATABASE_URL", "sqlite:///data/gandan.sqlite3"),
        ("DATABASE_URL", "postgresql+psycopg://x@localhost/x"),
    ],
)
def test_a_real_token_or_database_is_refused(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(NotOurs, match=name):
        own_data.check({**settings_for(tmp_path), name: value}, tmp_path)


def test_a_database_without_the_mark_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / own_data.DATABASE)) as connection:
        connection.execute("CREATE TABLE real (id)")
    with pytest.raises(NotOurs):
        own_data.check(settings_for(tmp_path), tmp_path)
