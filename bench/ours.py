"""The bot itself, with the database as in production, run by the bench as a process."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from bench.child import obey
from bench.telegram import TOKEN
from bot import logs
from bot.app import App
from bot.talker import Talker
from domain.people import Role
from handlers import talker
from handlers.founding.actions import found_commune
from storage import commune, households, schema, staff
from storage.engine import open_engine
from storage.transaction import Store, Tx

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HEADS = (
    "bà Nguyễn Thị Lan",
    "ông Huỳnh Văn Ba",
    "bà Thạch Thị Sa",
    "ông Võ Thành Út",
    "bà Đặng Thị Mười",
    "ông Trần Văn Minh",
)
HOUSEHOLDS = 30
HAMLETS_OF_A_LEADER = 5


def settle(tx: Tx, user_ids: range) -> None:
    """A commune with a cadre in charge of a hamlet for each account, and some leaders."""
    found_commune(tx, "xã Tân Lúa", "tỉnh Thử Nghiệm")
    hamlet_ids = []
    for user_id in user_ids:
        hamlet_id = commune.add_hamlet(tx, f"Ấp {user_id}")
        assert hamlet_id is not None
        for number in range(HOUSEHOLDS):
            households.add(tx, hamlet_id, HEADS[number % len(HEADS)], by=None)
        hamlet_ids.append(hamlet_id)
        employ(tx, user_id, Role.CADRE, [hamlet_id])
    for number in range(0, len(hamlet_ids), HAMLETS_OF_A_LEADER):
        charge = hamlet_ids[number : number + HAMLETS_OF_A_LEADER]
        employ(tx, user_ids.stop + number, Role.LEADER, charge)


def employ(tx: Tx, user_id: int, role: Role, hamlet_ids: list[int]) -> None:
    """Somebody with an account joins the staff."""
    person_id = staff.add(tx, "Lê Thị Hoa", [role], hamlet_ids)
    staff.bind(tx, person_id, user_id, user_id)


async def serve(api_url: str, directory: Path, shift: timedelta, user_ids: range) -> None:
    """Run until told to stop."""
    logs.configure("WARNING", "console")
    engine = open_engine(f"sqlite:///{(directory / 'gandan.db').as_posix()}")
    schema.upgrade(engine)

    def clock() -> datetime:
        return datetime.now(UTC) + shift

    store = Store(engine, clock, ZONE)
    store.run(partial(settle, user_ids=user_ids))
    app = App(
        token=TOKEN,
        store=store,
        clock=clock,
        talker=cast(Talker, talker),
        data_dir=directory,
        api_url=api_url,
        paced=False,
    )
    await app.start()
    await obey()
    await app.stop()


if __name__ == "__main__":
    url, place, seconds, first, last = sys.argv[1:]
    ids = range(int(first), int(last))
    asyncio.run(serve(url, Path(place), timedelta(seconds=float(seconds)), ids))
