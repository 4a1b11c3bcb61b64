"""Administrators whom the machine's settings name."""

from domain.message import ChatKind, Command, Heard, Utterance
from domain.people import Role
from handlers.joining import texts
from handlers.joining.admitting import admit_admin
from storage import staff
from storage.transaction import Tx
from tests.handlers.driver import HOA, STRANGER, Stage

ADMINS = frozenset({STRANGER, HOA})


def starts(stage: Stage, user_id: int, name: str, chat: ChatKind = ChatKind.PRIVATE) -> bool:
    """Somebody whom the settings name sends /start; whether they were let in."""
    content = Command("start")
    heard = Heard(1, user_id, chat, user_id, name, 1, stage.now, content)
    said: list[Utterance] | None = None

    def unit(tx: Tx) -> list[Utterance]:
        nonlocal said
        said = admit_admin(tx, heard, ADMINS)
        return said or []

    stage.says(stage.phone(user_id), unit)
    return said is not None


def test_a_configured_account_becomes_administrator_under_its_telegram_name(stage: Stage) -> None:
    assert starts(stage, STRANGER, "  Nguyễn   <b>Văn</b> An ")
    person = stage.knows(lambda tx: staff.by_account(tx, STRANGER))
    assert person is not None
    assert (person.full_name, person.roles) == ("Nguyễn <b>Văn</b> An", frozenset({Role.ADMIN}))
    stage.stranger.sees(texts.WELCOME_ADMIN, "Chào đồng chí An")
    stage.quan.sees("Nguyễn &lt;b&gt;Văn&lt;/b&gt; An</b> đã là quản trị")


def test_a_name_without_letters_is_replaced(stage: Stage) -> None:
    for name in ("", "🙂", "..."):
        assert starts(stage, STRANGER, name) == (name == "")
    person = stage.knows(lambda tx: staff.by_account(tx, STRANGER))
    assert person is not None
    assert person.full_name == texts.ADMIN_NAME


def test_ten_thousand_characters_of_a_name_are_cut(stage: Stage) -> None:
    assert starts(stage, STRANGER, "a" * 10_000)
    person = stage.knows(lambda tx: staff.by_account(tx, STRANGER))
    assert person is not None
    assert len(person.full_name) == 60


def test_an_account_that_is_not_configured_is_not_let_in(stage: Stage) -> None:
    assert not starts(stage, 555, "Ai Đó")


def test_nobody_is_let_in_from_a_group(stage: Stage) -> None:
    assert not starts(stage, STRANGER, "Ai Đó", ChatKind.GROUP)


def test_whoever_was_revoked_is_not_let_in_again_by_the_settings(stage: Stage) -> None:
    hoa = stage.person_id(HOA)
    stage.knows(lambda tx: staff.leave(tx, hoa))
    assert not starts(stage, HOA, "Hoa")
