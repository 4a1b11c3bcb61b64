"""What a question may hear: what was sent, files as they are kept."""

from dataclasses import dataclass
from typing import TypeAlias

from domain.message import Content


@dataclass(frozen=True, slots=True)
class Recorded:
    """A file kept as an attachment; a voice note of some `seconds`, or another with a caption."""

    attachment_id: int
    is_voice: bool
    seconds: int = 0
    caption: str = ""


Said: TypeAlias = Content | Recorded
