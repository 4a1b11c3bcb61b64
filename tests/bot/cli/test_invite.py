"""`gandan invite` makes an invitation from the command line."""

from domain.people import Role
from storage import commune, invites
from tests.bot.cli.place import gandan, migrated, read


def test_an_invitation_carries_roles_name_and_hamlets() -> None:
    migrated()
    read(lambda tx: commune.add_hamlet(tx, "Ấp 3"))
    result = gandan(
        *("invite", "--role", "cadre", "--role", "coordinator"),
        *("--name", "Trần Văn  Minh", "--hamlet", "ap 3"),
    )
    assert result.exit_code == 0, result.output
    code = result.output.partition("/start ")[2].split()[0]
    invite = read(lambda tx: invites.usable(tx, code))
    assert invite.full_name == "Trần Văn Minh"
    assert invite.roles == {Role.CADRE, Role.COORDINATOR}
    assert len(invite.hamlet_ids) == 1


def test_an_invitation_to_an_unknown_hamlet_is_refused() -> None:
    migrated()
    result = gandan("invite", "--role", "cadre", "--name", "Lan", "--hamlet", "Ấp 9")
    assert result.exit_code == 2
    assert "Ấp 9" in result.stderr
    assert read(invites.pending) == []
