"""Whether a file lists households, staff or who is responsible, by what its columns are called."""

import re
from collections.abc import Sequence

from domain.roster.authority import table_in
from domain.roster.cells import words
from domain.roster.columns import Field, find_heading
from domain.roster.progress import Listed
from domain.roster.reading import Sheet
from domain.roster.staff import STAFF, StaffField
from domain.text import fold

_OF_HOUSEHOLDS = (Field.GROUPS, Field.SINCE, Field.UNTIL, Field.RELATION, Field.MEMBER)
_OFFICE = re.compile(r"\b(can bo|cong chuc|phan cong)\b")


def kind_of(sheets: Sequence[Sheet]) -> Listed | None:
    """What the file lists; None when it speaks of both, or only its title speaks of staff."""
    if table_in(sheets) is not None:
        return Listed.AUTHORITY
    signs = [_signs(sheet) for sheet in sheets]
    of_staff = any(staff for staff, _, _ in signs)
    of_households = any(households for _, households, _ in signs)
    entitled = any(title for _, _, title in signs)
    if of_staff:
        return None if of_households else Listed.STAFF
    return None if entitled and not of_households else Listed.HOUSEHOLDS


def _signs(sheet: Sheet) -> tuple[bool, bool, bool]:
    """Whether its columns speak of staff, of households, its title of staff."""
    as_staff, as_households = find_heading(sheet.rows, STAFF), find_heading(sheet.rows)
    headings = [heading for heading in (as_staff, as_households) if heading is not None]
    said = " / ".join(fold(word) for heading in headings for word in heading.words)
    of_staff = as_staff is not None and (StaffField.ROLE in as_staff.columns or "phu trach" in said)
    of_households = "chu ho" in said or (
        as_households is not None and any(of in as_households.columns for of in _OF_HOUSEHOLDS)
    )
    above = sheet.rows[: min((heading.below for heading in headings), default=0)]
    title = " / ".join(fold(words(cell)) for row in above for cell in row)
    return of_staff, of_households, _OFFICE.search(title) is not None
