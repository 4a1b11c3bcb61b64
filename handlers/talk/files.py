"""Files that were sent to a talk, counted for its card."""

from collections import Counter

from domain.message import File, FileKind
from handlers.call import Call
from handlers.talk.recorded import Recorded
from storage import attachments
from storage.transaction import Tx

KIND_NAMES = {"photo": "ảnh", "voice": "ghi âm", "video": "video", "document": "tệp"}


def shown_files(tx: Tx, talk_id: int) -> dict[str, str]:
    """What was sent, by the slot it joined: `{"note": "2 ảnh, 1 ghi âm"}`."""
    slots: dict[str, Counter[str]] = {}
    for file in attachments.of_talk(tx, talk_id):
        slots.setdefault(file.slot, Counter())[file.kind] += 1
    return {slot: counted(kinds) for slot, kinds in slots.items()}


def counted(kinds: Counter[str]) -> str:
    """`2 ảnh, 1 ghi âm`."""
    return ", ".join(f"{count} {KIND_NAMES[kind]}" for kind, count in kinds.items())


def keep(call: Call, file: File, talk_id: int, slot: str) -> Recorded:
    """A sent file becomes part of the talk at once; it is downloaded soon after."""
    attachment_id = attachments.keep(
        call.tx,
        file,
        slot,
        talk_id=talk_id,
        message_id=call.heard.message_id,
        sent_at=call.heard.at,
    )
    is_voice = file.kind is FileKind.VOICE
    return Recorded(attachment_id, is_voice, file.seconds, file.caption)
