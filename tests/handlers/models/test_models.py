"""The register of models: entered by buttons, changed with history, carried on, read by all."""

import pytest

from domain.model import Ending, Model, Outcome, Status
from domain.people import Role
from handlers.models import form_texts, texts
from handlers.refusals import Why
from storage import history, models, staff
from storage.models import Registered
from storage.transaction import Tx
from tests.handlers.driver import HOA, MINH, QUAN, Phone, Stage

YEAR = 2026
FLOWERS = Model(YEAR, "Đoàn Thanh niên", "Cột điện nở hoa", owner="Đoàn Thanh niên")


@pytest.fixture
def registered(stage: Stage) -> Registered:
    """One model, which was entered by hand."""
    minh = stage.person_id(MINH)
    id = stage.knows(lambda tx: models.add(tx, FLOWERS, by=minh))
    return Registered(id or 0, FLOWERS)


def kept(stage: Stage, id: int) -> Model:
    found = stage.knows(lambda tx: models.get(tx, id))
    assert found is not None
    return found.model


def opened(phone: Phone, data: str) -> None:
    """A page is opened from the first one."""
    phone.says("/start")
    phone.presses(data)


def test_a_leader_enters_a_model_by_buttons(stage: Stage) -> None:
    minh = stage.minh
    minh.says("/start")
    minh.taps("Việc khác", "Mô hình")
    minh.sees("Mô hình năm 2026", "Chưa có mô hình nào", "Thêm mô hình")
    minh.taps("Thêm mô hình", "Đoàn Thanh niên")
    minh.says("  Cột điện   nở hoa ")
    minh.taps("Đăng ký mới", "Chọn cán bộ", "Lê Thị Hoa")
    minh.says("Môi trường <xanh>, đất đai")
    minh.taps("Xong")
    minh.says("100 cột điện")
    minh.sees("Kết quả: chưa có", "Biểu dương: không", "Cán bộ phụ trách: Lê Thị Hoa")
    minh.taps("Lưu mô hình")
    minh.sees("Đơn vị: Đoàn Thanh niên", "Năm 2026: đăng ký mới", "Phụ trách: Lê Thị Hoa")
    minh.sees("Môi trường &lt;xanh&gt;; đất đai", "Chỉ tiêu: 100 cột điện")
    minh.taps("Mô hình")
    minh.sees("1 đơn vị đăng ký 1 mô hình.", "Đăng ký mới: 1 · Tiếp tục: 0 · Nhân rộng: 0")


def test_a_known_unit_keeps_its_spelling_and_a_name_is_taken_once_a_year(
    stage: Stage, registered: Registered
) -> None:
    minh = stage.minh
    opened(minh, f"addmodel:{YEAR}")
    minh.says("doan thanh nien")
    minh.says("CỘT ĐIỆN NỞ HOA")
    minh.taps("Nhân rộng", "Đoàn Thanh niên", "Xong", "Bỏ qua", "Lưu mô hình")
    minh.sees(form_texts.NAME_TAKEN)
    minh.says("Cột điện nở hoa ấp 4")
    minh.taps("Lưu mô hình")
    minh.sees("Đơn vị: Đoàn Thanh niên", "Cột điện nở hoa ấp 4")
    assert stage.knows(models.units) == ["Đoàn Thanh niên"]
    assert len(stage.knows(lambda tx: models.of_year(tx, YEAR))) == 2


def test_the_owner_typed_by_name_is_that_member_of_staff(stage: Stage) -> None:
    minh = stage.minh
    opened(minh, f"addmodel:{YEAR}")
    for words in ("Chi bộ ấp 4", "Tuyến đường tự quản"):
        minh.says(words)
    minh.taps("Đăng ký mới")
    minh.says("lê thị hoa")
    minh.taps("Xong", "Bỏ qua", "Lưu mô hình")
    (one,) = stage.knows(lambda tx: models.of_year(tx, YEAR))
    assert (one.model.owner, one.model.owner_id) == ("Lê Thị Hoa", stage.person_id(HOA))
    stage.knows(lambda tx: staff.rename(tx, stage_hoa(tx), "Lê Thị Hoà"))
    opened(minh, f"model:{one.id}")
    minh.sees("Phụ trách: Lê Thị Hoà")


def stage_hoa(tx: Tx) -> int:
    hoa = staff.by_account(tx, HOA)
    assert hoa is not None
    return hoa.id


def test_a_half_entered_model_goes_on_where_it_stood(stage: Stage) -> None:
    minh = stage.minh
    opened(minh, f"addmodel:{YEAR}")
    minh.taps("Hội Phụ nữ")
    opened(minh, f"addmodel:{YEAR}")
    minh.sees("Đơn vị: Hội Phụ nữ", form_texts.ASK_NAME)


@pytest.mark.parametrize(
    ("taps", "typed", "expected"),
    [
        (("Kết quả", "Vượt"), "120 cột", {"outcome": Outcome.EXCEEDED, "outcome_note": "120 cột"}),
        (("Kết quả", "Không đạt", "Bỏ qua"), "", {"outcome": Outcome.MISSED}),
        (("Chỉ tiêu",), "200 cột", {"target": "200 cột"}),
        (("Trạng thái", "Nhân rộng"), "", {"status": Status.REPLICATED}),
        (("Phụ trách",), "Nhóm trẻ", {"owner": "Nhóm trẻ", "owner_id": None}),
        (("Tên mô hình",), "Đường hoa", {"name": "Đường hoa"}),
        (("Đơn vị", "Hội Nông dân"), "", {"unit": "Hội Nông dân"}),
        (("Chủ đề",), "Giao thông; ao", {"topics": ("Giao thông", "ao")}),
    ],
)
def test_every_field_is_changed_with_history(
    stage: Stage,
    registered: Registered,
    taps: tuple[str, ...],
    typed: str,
    expected: dict[str, object],
) -> None:
    minh = stage.minh
    opened(minh, f"editmodel:{registered.id}")
    minh.taps(*taps)
    if typed:
        minh.says(typed)
    if "topics" in expected:
        minh.taps("Xong")
    model = kept(stage, registered.id)
    assert {name: getattr(model, name) for name in expected} == expected
    changes = stage.knows(lambda tx: history.of(tx, "model", registered.id))
    assert changes[-1].person_id == stage.person_id(MINH)
    minh.taps("Lịch sử")
    minh.sees("01/12/2026, đ/c Minh: thêm vào sổ", "→")


def with_topic() -> Model:
    return Model(YEAR, FLOWERS.unit, FLOWERS.name, owner=FLOWERS.owner, topics=("Giao thông", "Ao"))


def test_the_topics_there_are_ticked_when_they_are_changed(
    stage: Stage, registered: Registered
) -> None:
    stage.knows(lambda tx: models.change(tx, registered.id, with_topic(), by=None))
    opened(stage.minh, f"editmodel:{registered.id}")
    stage.minh.taps("Chủ đề", "✅ Giao thông", "Xong")
    assert kept(stage, registered.id).topics == ("Ao",)


def test_many_topics_are_turned_over_and_what_is_chosen_stays_chosen(
    stage: Stage, registered: Registered
) -> None:
    def unit(tx: Tx) -> None:
        for n in range(10):
            models.add(tx, Model(2025, "Đơn vị", f"Mô hình {n}", topics=(f"Chủ đề {n}",)), by=None)

    stage.knows(unit)
    minh = stage.minh
    opened(minh, f"editmodel:{registered.id}")
    minh.taps("Chủ đề đột phá", "Chủ đề 1", "Tiếp", "Chủ đề 9")
    minh.sees("Đã chọn: Chủ đề 1; Chủ đề 9")
    message_id, button = minh.find("✅ Chủ đề 9")
    minh.taps("Trước")
    minh.presses(button.data, message_id, times=2)
    minh.taps("Xong")
    assert kept(stage, registered.id).topics == ("Chủ đề 1",)


def test_it_is_carried_on_once_and_starts_without_a_result(
    stage: Stage, registered: Registered
) -> None:
    minh = stage.minh
    opened(minh, f"markmodel:{registered.id}:commended")
    opened(minh, f"model:{registered.id}")
    message_id, button = minh.find("Tiếp tục 2027")
    minh.presses(button.data, message_id, times=2)
    assert minh.toasts[-2:] == [texts.CARRIED_ON, texts.THERE_ALREADY]
    (one,) = stage.knows(lambda tx: models.of_year(tx, 2027))
    assert (one.model.status, one.model.is_commended) == (Status.CARRIED_ON, False)
    minh.sees("Năm 2027: tiếp tục thực hiện")
    # Two years ahead nothing is registered.
    minh.presses(f"carrymodel:{one.id}")
    assert minh.toasts[-1] == Why.GONE


def test_a_stopped_model_still_counts_and_a_mistake_does_not(
    stage: Stage, registered: Registered
) -> None:
    minh = stage.minh
    opened(minh, f"model:{registered.id}")
    minh.taps("Kết thúc", "Dừng thực hiện")
    minh.sees("Đã dừng thực hiện")
    minh.presses(f"carrymodel:{registered.id}")
    assert minh.toasts[-1] == texts.HAS_STOPPED
    opened(minh, "models")
    minh.sees("1 đơn vị đăng ký 1 mô hình.", "Đã dừng giữa chừng: 1")
    minh.taps("Đoàn Thanh niên", "Thực hiện lại", "Kết thúc", "Ghi nhầm")
    minh.sees("Chưa có mô hình nào")
    for stale in ("model", "editmodel", "carrymodel", "askendmodel", "modelhistory"):
        minh.presses(f"{stale}:{registered.id}")
        assert minh.toasts[-1] == Why.GONE
    # What was a mistake is not in the way of the real one.
    assert stage.knows(lambda tx: models.add(tx, FLOWERS, by=None))


def test_a_model_that_went_meanwhile_is_said_to_be_gone(
    stage: Stage, registered: Registered
) -> None:
    opened(stage.minh, f"editmodel:{registered.id}")
    stage.minh.taps("Tên mô hình")
    gone = Model(YEAR, FLOWERS.unit, FLOWERS.name, ending=Ending.MISTAKEN)
    stage.knows(lambda tx: models.change(tx, registered.id, gone, by=None))
    stage.minh.says("Đường hoa")
    stage.minh.sees(form_texts.IS_GONE)


@pytest.mark.parametrize("who", [HOA, QUAN])
def test_all_staff_read_and_only_leaders_and_the_coordinator_write(
    stage: Stage, registered: Registered, who: int
) -> None:
    phone = stage.phone(who)
    opened(phone, "models")
    phone.sees("1 đơn vị đăng ký 1 mô hình.")
    assert "➕ Thêm mô hình" not in phone.last.labels
    phone.taps("Đoàn Thanh niên")
    assert phone.last.labels == [texts.HISTORY, texts.MODELS, texts.HOME]
    for data in (f"addmodel:{YEAR}", f"editmodel:{registered.id}", f"carrymodel:{registered.id}"):
        phone.presses(data)
        assert phone.toasts[-1] == Why.NOT_ALLOWED
    for extra in ("commended", "mistaken", "running"):
        phone.presses(f"markmodel:{registered.id}:{extra}")
        assert phone.toasts[-1] == Why.NOT_ALLOWED
    assert kept(stage, registered.id) == FLOWERS


def test_who_lost_the_right_meanwhile_changes_nothing(stage: Stage, registered: Registered) -> None:
    opened(stage.minh, f"editmodel:{registered.id}")
    stage.minh.taps("Tên mô hình")
    minh = stage.person_id(MINH)
    stage.knows(lambda tx: staff.set_roles(tx, minh, [Role.CADRE]))
    stage.minh.says("Tên khác")
    stage.minh.sees(Why.NOT_ALLOWED)
    assert kept(stage, registered.id) == FLOWERS


@pytest.mark.parametrize("data", ["models:1999", "models:2028", "addmodel:2028", "addmodel:0"])
def test_only_years_near_enough_are_kept(stage: Stage, data: str) -> None:
    opened(stage.minh, data)
    assert stage.minh.toasts[-1] == Why.GONE


def test_many_units_are_turned_over_and_a_unit_lists_its_models(stage: Stage) -> None:
    def unit(tx: Tx) -> None:
        for n in range(12):
            models.add(tx, Model(YEAR, f"Đơn vị {n + 10}", f"Mô hình {n}"), by=None)
        models.add(tx, Model(YEAR, "Đơn vị 10", "Mô hình thứ hai"), by=None)

    stage.knows(unit)
    opened(stage.hoa, "models")
    assert stage.hoa.last.labels[0] == "Đơn vị 10 · 2 mô hình"
    stage.hoa.taps("Tiếp")
    assert "Đơn vị 21 · 1 mô hình" in stage.hoa.last.labels
    stage.hoa.taps("Trước", "Đơn vị 10")
    assert stage.hoa.last.labels[:2] == ["▫️ Mô hình 0", "▫️ Mô hình thứ hai"]
    stage.hoa.taps("Mô hình thứ hai")
    stage.hoa.sees("Đơn vị: Đơn vị 10")
