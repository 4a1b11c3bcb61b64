"""The practice clock: real time plus an offset, or held still while a jump works through it."""

from datetime import UTC, datetime, timedelta


class VirtualClock:
    """Tells the practice time (UTC, aware)."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        """`offset` is how far practice time is ahead of real time."""
        self._offset = offset
        self._held: datetime | None = None

    def now(self) -> datetime:
        """The practice instant."""
        return self._held or datetime.now(UTC) + self._offset

    @property
    def offset(self) -> timedelta:
        """How far practice time is ahead of real time."""
        return self.now() - datetime.now(UTC)

    def set(self, now: datetime, held: bool = False) -> None:
        """Moves to an instant; with `held` it stands still there until set again.

        Raises:
            ValueError: the instant has no zone.
        """
        if now.tzinfo is None:
            raise ValueError("an instant needs a zone")
        self._offset = now.astimezone(UTC) - datetime.now(UTC)
        self._held = now.astimezone(UTC) if held else None

    def __call__(self) -> datetime:
        """The practice instant: the clock is handed over as a function."""
        return self.now()
