"""What comes of a list is told to whoever sent it, while that is theirs to know."""

import pytest

from domain.message import Card
from domain.people import Role
from domain.roster.progress import Listed, Preview
from domain.roster.progress import Stage as Step
from handlers.roster import news, staff_news
from storage import roster_imports, staff
from storage.staff_imports import Invited, Written
from storage.transaction import Tx
from tests.handlers.driver import QUAN, Stage


def sent(stage: Stage, listed: Listed) -> int:
    """A list of Quản's that was read."""
    quan = stage.person_id(QUAN)

    def unit(tx: Tx) -> int:
        import_id = roster_imports.begin(tx, "a.xlsx", Step.PREVIEWED, listed=listed, by=quan)
        roster_imports.show_preview(tx, import_id, Preview(1, 0, 0, 0))
        return import_id

    return stage.knows(unit)


def is_no_administrator_any_more(stage: Stage) -> None:
    quan = stage.person_id(QUAN)
    stage.knows(lambda tx: staff.set_roles(tx, quan, [Role.CADRE]))


@pytest.mark.parametrize("listed", list(Listed))
def test_names_of_a_list_are_protected_wherever_they_are_sent(stage: Stage, listed: Listed) -> None:
    import_id = sent(stage, listed)
    (shown,) = stage.knows(lambda tx: news.previewed(tx, import_id, None))
    assert isinstance(shown, Card)
    assert (shown.protect, shown.afresh) == (True, False)


@pytest.mark.parametrize("listed", list(Listed))
def test_whose_it_is_no_more_learns_nothing_of_a_list(stage: Stage, listed: Listed) -> None:
    import_id = sent(stage, listed)
    is_no_administrator_any_more(stage)
    assert stage.knows(lambda tx: news.previewed(tx, import_id, None)) == []
    assert stage.knows(lambda tx: news.finished(tx, import_id, None)) == []
    assert stage.knows(lambda tx: news.progressed(tx, import_id)) == []


def test_links_for_new_staff_go_to_nobody_who_may_not_invite(stage: Stage) -> None:
    import_id = sent(stage, Listed.STAFF)
    new = Written(1, (Invited("Đỗ Văn Mới", "i_abc"),), ())
    assert len(stage.knows(lambda tx: staff_news.written(tx, import_id, new))) == 1
    is_no_administrator_any_more(stage)
    assert stage.knows(lambda tx: staff_news.written(tx, import_id, new)) == []
