"""The Friday before a Saturday with the people, with more of a staff than the stage has.

Hà is the coordinator, Tú a cadre in charge of Ấp 3 like Hoa, Sáu one in charge of Ấp 4 who has no
Telegram. Minh, a leader, is in charge of Ấp 4.
"""

from dataclasses import replace

from domain.message import Say
from domain.people import Role
from domain.programme import SATURDAY_WITH_THE_PEOPLE, Participants, ProgrammeRule, Who
from storage import commune, households, planning, programmes, staff
from storage.programmes import Occurrence
from storage.transaction import Tx
from tests.handlers.driver import HOA, MINH, Phone, Stage

HA, TU = 104, 105


class Friday:
    """The stage two days before the date, and who is there."""

    def __init__(self, stage: Stage, rule: ProgrammeRule = SATURDAY_WITH_THE_PEOPLE) -> None:
        self.stage = stage
        stage.passes(days=3)
        self.sau = 0
        self.saturday = stage.knows(lambda tx: self._settle(tx, rule))
        self.hoa, self.minh = stage.hoa, stage.minh
        self.ha, self.tu = stage.phone(HA), stage.phone(TU)
        for phone in (self.hoa, self.minh, self.ha, self.tu):
            stage.says(phone, lambda tx: [Say("Chào đồng chí")])

    def _settle(self, tx: Tx, rule: ProgrammeRule) -> Occurrence:
        third, fourth = (hamlet.id for hamlet in commune.hamlets(tx))
        households.add(tx, third, "bà Thạch Thị Sa", by=None)
        households.add(tx, fourth, "ông Võ Thành Út", by=None)
        ha = staff.add(tx, "Phạm Thu Hà", [Role.COORDINATOR], whole_commune=True)
        staff.bind(tx, ha, HA, HA)
        staff.bind(tx, staff.add(tx, "Ngô Anh Tú", [Role.CADRE], [third]), TU, TU)
        self.sau = staff.add(tx, "Lý Văn Sáu", [Role.CADRE], [fourth])
        planning.plan(tx, programmes.establish(tx, rule))
        found = programmes.next_one(tx)
        assert found is not None
        return found

    def says(self, phone: Phone, action: str) -> None:
        """Presses a route about the date, on the first message, which is no card."""
        phone.presses(f"{action}:{self.saturday.id}", min(phone.shown))

    def id_of(self, phone: Phone) -> int:
        """Whose phone it is."""
        return self.stage.person_id(phone.id)


def delegation(stage: Stage) -> ProgrammeRule:
    """The same Saturday for a delegation of Minh and Hoa that Hoa heads."""
    hoa, minh = stage.person_id(HOA), stage.person_id(MINH)
    members = Participants(Who.DELEGATION, hoa, frozenset({hoa, minh}))
    return replace(SATURDAY_WITH_THE_PEOPLE, participants=members)
