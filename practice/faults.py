"""Faults on purpose: refusals, outages, lost replies, slow and late deliveries."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from practice.refusals import Refusal, too_many
from practice.shapes import Json

KINDS = ("429", "500", "outage", "drop", "slow", "late", "limits")
RECEIVING = {"getupdates", "getme", "getfile", "setwebhook", "deletewebhook", "getwebhookinfo"}


@dataclass(slots=True)
class Fault:
    """One fault. It ends after `times` calls or at `until` (monotonic); without both it stays.

    Without `methods` it hits every call that sends; an outage hits every call.
    """

    kind: str
    times: int | None = None
    until: float | None = None
    methods: set[str] = field(default_factory=set)
    chat_id: int | None = None
    retry_after: int = 5
    seconds: float = 1.0

    def hits(self, method: str, chat_id: int | None) -> bool:
        """Whether this call is hit."""
        if self.chat_id is not None and chat_id != self.chat_id:
            return False
        if self.methods:
            return method in self.methods
        return self.kind == "outage" or method not in RECEIVING

    def over(self) -> bool:
        """Whether the fault has had its time."""
        return self.times == 0 or (self.until is not None and time.monotonic() > self.until)


class Faults:
    """The faults that are on."""

    def __init__(self) -> None:
        """Starts with none; `told` hears of it when one has had its time."""
        self._active: list[Fault] = []
        self.told: Callable[[], object] = lambda: None

    def add(self, fault: Fault) -> None:
        """Switches a fault on."""
        self._active.append(fault)

    def clear(self, kind: str = "") -> None:
        """Switches faults off: those of a kind, or all."""
        self._active = [fault for fault in self._active if kind and fault.kind != kind]

    def on(self, kind: str) -> bool:
        """Whether a fault of this kind is on."""
        return any(fault.kind == kind for fault in self._living())

    def strike(self, kind: str, method: str, chat_id: int | None) -> Fault | None:
        """The fault of a kind that hits this call; uses up one of its times."""
        for fault in self._living():
            if fault.kind == kind and fault.hits(method.lower(), chat_id):
                if fault.times is not None:
                    fault.times -= 1
                return fault
        return None

    def refuse(self, method: str, chat_id: int | None) -> None:
        """Refuses the call when a fault says so.

        Raises:
            Refusal: 429 or 500.
        """
        if fault := self.strike("429", method, chat_id):
            raise too_many(fault.retry_after)
        if self.strike("500", method, chat_id):
            raise Refusal(500, "Internal Server Error")

    def shown(self) -> list[Json]:
        """The faults that are on, as JSON."""
        return [{"kind": fault.kind, "times": fault.times} for fault in self._living()]

    def _living(self) -> list[Fault]:
        living = [fault for fault in self._active if not fault.over()]
        has_ended = len(living) < len(self._active)
        self._active = living
        if has_ended:
            self.told()
        return self._active
