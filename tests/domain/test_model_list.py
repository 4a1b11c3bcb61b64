"""Lists of models as communes have them: what is read, what is left out and why."""

from datetime import date

import pytest

from domain.model import Ending, Model, Outcome, Status
from domain.model_list import Fault, Listed, merged, read_models
from domain.roster.columns import Row
from domain.roster.reading import Place, Sheet

TODAY = date(2026, 12, 3)
HEADING = ("STT", "Đơn vị", "Tên mô hình, điển hình", "Năm", "Kết quả")


def read(*rows: Row, year: int | None = None) -> tuple[list[Model], list[tuple[int, Fault, str]]]:
    reading = read_models([Sheet("", rows)], year, TODAY)
    faulty = [(one.place.row, one.fault, one.said) for one in reading.faulty]
    return [one.model for one in reading.listed], faulty


def test_titles_totals_and_column_numbers_are_no_models() -> None:
    title = "DANH SÁCH MÔ HÌNH NĂM 2024"
    models, faulty = read(
        (title,) * 5,
        (None,) * 5,
        HEADING,
        HEADING,
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        ("I", "Khối Mặt trận") + ("Khối Mặt trận",) * 3,
        (1, "Hội Phụ nữ", "Nuôi lợn tiết kiệm", None, None),
        (2.0, "Đoàn Thanh niên", "Cột điện nở hoa", 2021.0, "Vượt"),
        (None, "Tổng cộng", "2", None, None),
        ("II. Khối khác", None, None, None, None),
    )
    assert models == [
        Model(2024, "Hội Phụ nữ", "Nuôi lợn tiết kiệm"),
        Model(2021, "Đoàn Thanh niên", "Cột điện nở hoa", outcome=Outcome.EXCEEDED),
    ]
    assert faulty == []


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ((1, None, "Đường hoa", None, None), (2, Fault.NO_UNIT, "")),
        ((1, None, "Đường hoa", 2026, "Đạt"), (2, Fault.NO_UNIT, "")),
        ((1, "Hội Phụ nữ", None, 2026, None), (2, Fault.NO_NAME, "")),
        ((1, "Hội Phụ nữ", "Đường hoa", "2026-2027", None), (2, Fault.YEAR, "2026-2027")),
        ((1, "Hội Phụ nữ", "Đường hoa", 2029, None), (2, Fault.YEAR, "2029")),
        ((1, "Hội Phụ nữ", "Đường hoa", None, "tốt lắm"), (2, Fault.OUTCOME, "tốt lắm")),
        ((1, "Hội Phụ nữ", "x" * 201, None, None), (2, Fault.LONG, "x" * 201)),
    ],
)
def test_a_row_that_is_no_model_is_left_out_with_its_reason(
    row: Row, fault: tuple[int, Fault, str]
) -> None:
    assert read(HEADING, row) == ([], [fault])


def test_the_same_model_twice_in_a_list_is_one() -> None:
    models, faulty = read(
        HEADING,
        (1, "Hội Phụ nữ", "Đường hoa", None, None),
        (2, "HỘI PHỤ NỮ", "đường  hoa", None, None),
        (3, "Hội Phụ nữ", "Đường hoa", 2025, None),
    )
    assert [one.year for one in models] == [2026, 2025]
    assert faulty == [(3, Fault.TWICE, "2")]


def test_a_year_that_is_given_goes_before_the_title_and_after_the_row() -> None:
    rows: tuple[Row, ...] = (
        ("Năm 2024",),
        HEADING,
        (1, "A", "Một", None, None),
        (2, "A", "Hai", 2023, None),
    )
    models, _ = read(*rows, year=2025)
    assert [one.year for one in models] == [2025, 2023]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Đăng ký mới", Status.NEW),
        ("mới", Status.NEW),
        ("Tiếp tục thực hiện", Status.CARRIED_ON),
        ("duy trì từ 2020", Status.CARRIED_ON),
        ("NHÂN RỘNG", Status.REPLICATED),
    ],
)
def test_a_status_is_known_by_its_words(said: str, status: Status) -> None:
    models, _ = read(("Đơn vị", "Mô hình", "Trạng thái"), ("A", "Một", said))
    assert models[0].status is status


@pytest.mark.parametrize(
    ("said", "outcome", "note"),
    [
        ("Đạt", Outcome.MET, ""),
        ("Hoàn thành 12 tuyến", Outcome.MET, "Hoàn thành 12 tuyến"),
        ("vượt 20 %", Outcome.EXCEEDED, "vượt 20 %"),
        ("Chưa đạt", Outcome.MISSED, "Chưa đạt"),
        ("không đạt", Outcome.MISSED, ""),
        ("Đang thực hiện", Outcome.NONE, "Đang thực hiện"),
        ("chưa có", Outcome.NONE, ""),
    ],
)
def test_an_outcome_is_known_and_what_is_said_beyond_it_is_kept(
    said: str, outcome: Outcome, note: str
) -> None:
    models, _ = read(("Đơn vị", "Mô hình", "Kết quả"), ("A", "Một", said))
    assert (models[0].outcome, models[0].outcome_note) == (outcome, note)


def test_every_column_is_read() -> None:
    heading = ("Tập thể", "Mô hình đăng ký", "Người phụ trách", "Lĩnh vực", "Chỉ tiêu được giao")
    more = ("Kết quả thực hiện", "Ghi chú", "Khen thưởng", "Đã dừng", "Loại mô hình")
    row = ("A", "Một", "Lê Thị Hoa", "đất đai; Đất Đai, GPMB", "2 km", "vượt")
    models, faulty = read((*heading, *more), (*row, "2,5 km", "Giấy khen", "x", "nhân rộng"))
    assert faulty == []
    assert models == [
        Model(
            year=2026,
            unit="A",
            name="Một",
            status=Status.REPLICATED,
            owner="Lê Thị Hoa",
            topics=("Đất Đai", "GPMB"),
            target="2 km",
            outcome=Outcome.EXCEEDED,
            outcome_note="2,5 km",
            is_commended=True,
            ending=Ending.STOPPED,
        )
    ]


def test_empty_cells_take_nothing_away() -> None:
    before = Model(2026, "Hội Phụ nữ", "Đường hoa", target="2 km", is_commended=True)
    listed = Listed(Place(2), Model(2026, "HỘI PHỤ NỮ", "Đường hoa"), {"outcome": Outcome.MET})
    assert merged(listed, None) == listed.model
    after = merged(listed, before)
    assert (after.target, after.is_commended, after.outcome) == ("2 km", True, Outcome.MET)
    assert after.unit == "Hội Phụ nữ"


def test_without_unit_and_model_there_is_no_heading() -> None:
    reading = read_models([Sheet("", (("Đơn vị", "Ghi chú"), ("A", "b")))], None, TODAY)
    assert (reading.heading, reading.listed, reading.faulty) == ((), [], [])
