"""Keeps the practice between two runs: one JSON file, replaced as a whole."""

import json
import os
from datetime import datetime, timedelta
from pathlib import Path

from practice.shapes import Json
from practice.standin import Began, StandIn

UNSAVED = 100
"""Ids that may have been given after the last save, when the server was ended the hard way."""


def _path(directory: Path) -> Path:
    return directory / "telegram.json"


def save(standin: StandIn) -> None:
    """Writes world, files, commands and clock."""
    state: Json = {
        "world": standin.world.saved(),
        "files": standin.files.saved(),
        "commands": standin.commands.saved(),
        "about": standin.about,
        "before_tour": standin.before_tour,
        "began_at": standin.began.at.isoformat() if standin.untouched and standin.began else "",
        "story": standin.journal.story,
        "next_update": standin.updates.next_id,
        "offset": standin.clock.offset.total_seconds(),
    }
    path = _path(standin.directory)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(state), encoding="ascii")
    os.replace(draft, path)


def load(standin: StandIn) -> bool:
    """Restores the last run; false when there was none."""
    path = _path(standin.directory)
    if not path.exists():
        return False
    state = json.loads(path.read_text(encoding="ascii"))
    standin.world.load(state["world"])
    standin.files.load(state["files"])
    standin.commands.load(state["commands"])
    standin.about = state["about"]
    standin.before_tour = state.get("before_tour", {})
    standin.journal.story = state["story"]
    standin.updates.next_id = state["next_update"] + UNSAVED
    for chat in standin.world.chats.values():
        chat.next_id += UNSAVED
    standin.clock.set(standin.clock.now() + timedelta(seconds=state["offset"]))
    if began_at := state.get("began_at"):
        standin.began = Began(standin.updates.next_id, datetime.fromisoformat(began_at))
    return True
