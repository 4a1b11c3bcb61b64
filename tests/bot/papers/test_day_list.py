"""The printed list of a date, opened again as whoever prints it would."""

import io
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm, Pt

from bot.papers.day_list import write_day_list
from bot.papers.kinds import KINDS
from bot.papers.official import FONT
from bot.papers.writers import WRITERS
from domain.people import Role
from handlers.registration import print_texts as texts
from handlers.registration import printing
from handlers.registration.printing import BLANK_LINES
from storage import registrations, staff
from storage.transaction import Tx
from tests.handlers.driver import stage_in
from tests.handlers.registration.friday import Friday


@pytest.fixture
def friday(tmp_path: Any) -> Any:
    """Hoa comes with two tasks, Minh is absent, Hà wrote for Sáu, Tú is silent."""
    with stage_in(tmp_path) as stage:
        friday = Friday(stage)
        stage.knows(lambda tx: _answer(tx, friday))
        yield friday


def _answer(tx: Tx, friday: Friday) -> None:
    on = friday.saturday.id
    phones = (friday.hoa, friday.minh, friday.ha)
    hoa, minh, ha = (p.id for phone in phones if (p := staff.by_account(tx, phone.id)))
    registrations.answer(tx, on, hoa, takes_part=True)
    registrations.take_on(tx, on, hoa, ["Dọn vệ sinh", "Trồng hoa"])
    registrations.answer(tx, on, minh, takes_part=False, reason="Công tác khác")
    registrations.answer(tx, on, friday.sau, takes_part=True, registered_by=ha)


def gathered(friday: Friday, person_id: int | None = None) -> printing.DayList | None:
    ha = person_id or friday.id_of(friday.ha)
    return friday.stage.knows(lambda tx: printing.gather(tx, friday.saturday.id, ha))


def opened(friday: Friday) -> Any:
    found = gathered(friday)
    assert found is not None
    return Document(io.BytesIO(write_day_list(found.facts)))


def rows(document: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[1].rows]


def test_leaders_stand_first_and_blank_lines_last(friday: Friday) -> None:
    table = rows(opened(friday))
    assert table[0] == list(texts.COLUMNS)
    assert table[1][0] == texts.LEADERS
    assert table[2] == [
        *("1", "Trần Văn Minh", "lãnh đạo", "", "Ấp 4", "Vắng: Công tác khác", ""),
    ]
    assert table[3][0] == texts.CADRES
    assert table[4] == [
        *("2", "Lê Thị Hoa", "cán bộ", "Dọn vệ sinh; Trồng hoa", "Ấp 3", "Tham gia", ""),
    ]
    assert table[5][1:] == ["Lý Văn Sáu", "cán bộ", "", "Ấp 4", "Tham gia; đ/c Hà ghi hộ", ""]
    assert table[6][1:] == ["Ngô Anh Tú", "cán bộ", "", "Ấp 3", "", ""]
    assert table[7][0] == texts.UNREGISTERED
    blank = table[8:]
    assert [row[0] for row in blank] == [str(n) for n in range(5, 5 + BLANK_LINES)]
    assert {"".join(row[1:]) for row in blank} == {""}


def test_it_looks_as_an_official_document(friday: Friday) -> None:
    document = opened(friday)
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert Mm(20) <= section.top_margin + 100 <= Mm(25)
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 15)
    head = [cell.text for cell in document.tables[0].rows[0].cells]
    assert head == ["ỦY BAN NHÂN DÂN\nXÃ TÂN LÚA", f"{texts.NATION}\n{texts.MOTTO}"]
    assert document.tables[0].rows[1].cells[1].text == "Tân Lúa, ngày 04 tháng 12 năm 2026"
    title, occasion, *lines = [p.text for p in document.paragraphs if p.text]
    assert (title, occasion) == (texts.TITLE, "Ngày thứ 7 với dân, thứ Bảy, 05/12/2026")
    assert lines[1] == "Tổng số: 4 đồng chí. Tham gia: 2. Vắng: 1. Chưa trả lời: 1."
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert {run.font.name for run in runs} == {FONT}
    assert document.styles["Normal"].font.size == Pt(13)
    for name in ("Lan", "Ba", "Út"):
        assert f" {name}" not in str(rows(document))


def test_only_who_follows_the_date_has_its_list(friday: Friday) -> None:
    assert gathered(friday, friday.sau) is None
    assert gathered(friday, 999) is None
    ha = friday.id_of(friday.ha)
    friday.stage.knows(lambda tx: staff.set_roles(tx, ha, [Role.CADRE]))
    assert gathered(friday) is None


def test_what_is_gathered_is_written_and_the_other_way_round() -> None:
    assert KINDS.keys() == WRITERS.keys()
