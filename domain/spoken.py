"""Words as they were typed or spoken, and the place of a matter."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words typed, or spoken into a voice note of some seconds (an attachment's id)."""

    words: str = ""
    attachment_id: int | None = None
    seconds: int = 0

    def __bool__(self) -> bool:
        """Whether anything was said."""
        return bool(self.words) or self.attachment_id is not None


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the matter, not of a person: degrees, WGS 84."""

    latitude: float
    longitude: float
