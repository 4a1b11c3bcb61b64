"""Where an issue stands after an act: the values that are always set together."""

from datetime import date
from typing import Any

from domain.issue import Stage
from storage.transaction import Tx


def holding(tx: Tx, stage: Stage, holder_id: int | None, due_on: date | None) -> dict[str, Any]:
    """Where an issue stands from now on, who must act, and until when.

    Only what an outside body has, also while the cadre is asked about it, has a date to ask again.
    It is looked at now: whoever cannot act is passed over at once, and reminders are planned.
    """
    stays_away = stage in (Stage.TRANSFERRED, Stage.ASKED)
    return {
        **({} if stays_away else {"ask_again_on": None}),
        "stage": str(stage),
        "holder_id": holder_id,
        "due_on": due_on,
        "check_at": tx.now if due_on else None,
        "reminders": 0,
        "backup_id": None,
        "closed_at": tx.now if stage is Stage.CLOSED else None,
    }
