"""The bot with hundreds of people to remind at a given instant, run by the bench as a process."""

import asyncio
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import cast

from bench.child import obey
from bench.ours import ZONE, settle
from bench.telegram import TOKEN
from bot import logs
from bot.app import App
from bot.talker import Talker
from domain.programme import SATURDAY_WITH_THE_PEOPLE, Participants, Who
from handlers import talker
from storage import planning, programmes, schema, staff
from storage.engine import open_engine
from storage.transaction import Store, Tx

# The hour at which the reminder of a Saturday's visits comes, three days before.
DUE_AT = datetime(2026, 12, 2, 8, tzinfo=ZONE).astimezone(UTC)


def remind(tx: Tx, live: range) -> None:
    """Everybody takes part who is not at work with the bot meanwhile."""
    people = frozenset(p.id for p in staff.everyone(tx) if p.chat_id not in live)
    rule = replace(
        SATURDAY_WITH_THE_PEOPLE, participants=Participants(Who.GROUP, member_ids=people)
    )
    planning.plan(tx, programmes.establish(tx, rule))


async def serve(
    api_url: str, directory: Path, due_at: datetime, user_ids: range, live: range
) -> None:
    """Run until told to stop. What the bot takes for eight o'clock is `due_at`."""
    logs.configure("WARNING", "console")
    engine = open_engine(f"sqlite:///{(directory / 'gandan.db').as_posix()}")
    schema.upgrade(engine)
    shift = DUE_AT - due_at

    def clock() -> datetime:
        return datetime.now(UTC) + shift

    store = Store(engine, clock, ZONE)
    store.run(partial(settle, user_ids=user_ids))
    store.run(partial(remind, live=live))
    app = App(
        token=TOKEN,
        store=store,
        clock=clock,
        talker=cast(Talker, talker),
        data_dir=directory,
        api_url=api_url,
    )
    await app.start()
    await obey()
    await app.stop()


if __name__ == "__main__":
    url, place, seconds, *numbers = sys.argv[1:]
    first, beyond, first_live, beyond_live = map(int, numbers)
    asyncio.run(
        serve(
            url,
            Path(place),
            datetime.fromtimestamp(0, UTC) + timedelta(seconds=float(seconds)),
            range(first, beyond),
            range(first_live, beyond_live),
        )
    )
