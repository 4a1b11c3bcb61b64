"""Citizens of one hamlet who raise one matter, each with another cadre.

To the cast come Tú and Ngà, cadres of ấp 3, An, a leader of ấp 3, and Hà, the coordinator.
"""

from functools import partial

from domain.people import Role
from handlers.founding.categories import CATEGORIES, VALID_FROM
from handlers.sweep import due, handle_due
from storage import categories, commune, households, issues, staff, voices
from storage.issues import Issue
from storage.transaction import Tx
from tests.handlers.driver import Phone, Stage

TU, NGA, AN, HA = 201, 202, 203, 204
FLOODED = "Đường vào ấp 3 ngập sau mưa, học sinh đi lại khó"
ALSO_FLOODED = "Mưa xong là đường vào ấp ngập, các cháu đi học khó khăn"


def settle(stage: Stage) -> None:
    """The others come, and the commune gets its categories."""

    def found(tx: Tx) -> None:
        hamlet = commune.hamlets(tx)[0].id
        households.add(tx, hamlet, "bà Thạch Thị Sa", by=None)
        for user_id, name, role in (
            (TU, "Ngô Anh Tú", Role.CADRE),
            (NGA, "Đoàn Thị Ngà", Role.CADRE),
            (AN, "Vũ Bình An", Role.LEADER),
        ):
            staff.bind(tx, staff.add(tx, name, [role], [hamlet]), user_id, user_id)
        ha = staff.add(tx, "Phạm Thu Hà", [Role.COORDINATOR], whole_commune=True)
        staff.bind(tx, ha, HA, HA)
        for place, one in enumerate(CATEGORIES, 1):
            categories.add(
                tx,
                one.name,
                one.keywords,
                place,
                is_beyond=one.is_beyond,
                is_conduct=one.is_conduct,
                limits=one.limits,
                valid_from=VALID_FROM,
            )

    stage.knows(found)


def begins(
    phone: Phone,
    household: str,
    words: str,
    category: str = "Giao thông",
    kind: str = "Phản ánh",
) -> None:
    """A visit up to the category of what the household raises."""
    phone.says("/tham")
    phone.taps(household, "Xong", "Có ý kiến", kind)
    phone.says(words)
    if category not in phone.last.labels:
        phone.taps("📚")
    phone.taps(category)


def raises(phone: Phone, household: str, words: str, category: str = "Giao thông") -> None:
    """A visit at which a household raises something that goes to a leader as a new matter."""
    begins(phone, household, words, category)
    if "Không nêu" in phone.last.labels:
        phone.taps("Không nêu")
    phone.taps("Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")


def joins(phone: Phone, household: str, words: str = ALSO_FLOODED) -> None:
    """A visit at which a household joins the one open matter that is like it."""
    begins(phone, household, words)
    phone.taps("🤝 Cùng ý kiến", "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")


def issue(stage: Stage, number: int) -> Issue:
    """The n-th issue."""
    found = stage.knows(lambda tx: issues.get(tx, number))
    assert found is not None
    return found


def count(stage: Stage, number: int) -> int:
    """How many households raised the n-th issue."""
    return stage.knows(lambda tx: voices.count(tx, number))


def answers(phone: Phone, words: str = "Xã đã đổ đá cấp phối 200 m") -> None:
    """A leader answers what was pushed last."""
    phone.taps("✍️ Trả lời")
    phone.says(words)
    phone.taps("Gửi trả lời")
    sweeps(phone.stage)


def accepts(phone: Phone) -> None:
    """A leader takes on what was pushed last."""
    phone.taps("✅ Nhận, T6")
    sweeps(phone.stage)


def together(stage: Stage) -> tuple[Phone, Phone, Phone]:
    """Bà Lan by Hoa, ông Ba by Tú and bà Sa by Ngà have raised one matter."""
    hoa, tu, nga = stage.hoa, stage.phone(TU), stage.phone(NGA)
    raises(hoa, "Nguyễn Thị Lan", FLOODED)
    joins(tu, "Huỳnh Văn Ba")
    joins(nga, "Thạch Thị Sa")
    return hoa, tu, nga


def sweeps(stage: Stage) -> None:
    """Everything that is due by now is done."""
    while items := stage.knows(lambda tx: due(tx, 1)):
        stage.says(stage.quan, partial(handle_due, item=items[0]))


def two(stage: Stage) -> tuple[Phone, Phone]:
    """Two issues about one road, both with An."""
    raises(stage.hoa, "Nguyễn Thị Lan", FLOODED)
    tu = stage.phone(TU)
    begins(tu, "Huỳnh Văn Ba", ALSO_FLOODED)
    tu.taps("➕ Ý kiến khác", "Báo cáo lãnh đạo", "Hết ý kiến", "👍 Đồng ý", "Gửi phiếu")
    return stage.hoa, tu


def opens(phone: Phone, number: int) -> None:
    """Looks at the n-th issue."""
    phone.presses(f"open:{number}")


def merges(phone: Phone, number: int, other: int) -> None:
    """Merges one issue with another by its code."""
    opens(phone, number)
    phone.taps("🔗 Gộp ý kiến")
    phone.says(f"YK {other}")
    phone.taps("Gộp hai ý kiến")
    sweeps(phone.stage)


def answers_first(phone: Phone) -> None:
    """Answers the first issue from its page."""
    opens(phone, 1)
    answers(phone)
