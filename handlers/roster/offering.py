"""A spreadsheet that the administrator sends outside a form, and what is tapped on its card."""

from domain.authority import Action, scope
from domain.message import Card, File, FileKind, Rows, Toast, Utterance
from domain.roster.progress import Listed, Stage
from domain.text import one_line, shorten
from handlers.call import Call
from handlers.pages import link, page
from handlers.refusals import Refused, Why
from handlers.roster import texts
from storage import attachments, history, roster_imports
from storage.roster_imports import RosterImport

SLOT = "roster:"
"""Slots of lists' cards begin so: one card follows a list from the offer to the result."""

_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")
_LONGEST_NAME = 60
_NEEDED: dict[Listed | None, Action] = {
    Listed.STAFF: Action.MANAGE_STAFF,
    Listed.AUTHORITY: Action.MANAGE_AUTHORITY,
}


def is_list(call: Call) -> bool:
    """Whether what was sent is a spreadsheet from somebody who may bring in households."""
    content = call.heard.content
    is_table = (
        isinstance(content, File)
        and content.kind is FileKind.DOCUMENT
        and content.name.lower().endswith(_ENDINGS)
    )
    return is_table and scope(call.person, Action.IMPORT_HOUSEHOLDS) is not None


def show_how(call: Call) -> list[Utterance]:
    """What to send."""
    call.require(Action.IMPORT_HOUSEHOLDS)
    rows = ((link(texts.HAMLETS, "hamlets"), link(texts.HOME, "home")),)
    return [page(call, texts.HOW, rows)]


def offer(call: Call) -> list[Utterance]:
    """The file is kept and fetched; nothing of it is looked at before a tap."""
    file = call.heard.content
    assert isinstance(file, File)
    message_id, sent_at = call.heard.message_id, call.heard.at
    attachment_id = attachments.keep_alone(
        call.tx, file, "roster", message_id=message_id, sent_at=sent_at
    )
    import_id = roster_imports.begin(
        call.tx,
        shorten(one_line(file.name), _LONGEST_NAME),
        Stage.OFFERED,
        by=call.person.id,
        attachment_id=attachment_id,
    )
    about = _own(call, import_id)
    rows = ((link(texts.IMPORT, "roster", about.id),), (link(texts.DROP, "rosterno", about.id),))
    return [card(about, texts.offer(about.file_name), rows, afresh=True)]


def take(call: Call) -> list[Utterance]:
    """📥: the list is read, and its card becomes the preview."""
    about = _own(call, call.id)
    if not roster_imports.move(call.tx, about.id, Stage.OFFERED, Stage.READING):
        return [Toast(texts.GONE, alert=True)]
    return [card(about, texts.READING)]


def choose_kind(call: Call) -> list[Utterance]:
    """Somebody says of whom the list is, and it is read as that."""
    about = _own(call, call.id)
    if call.extra not in list(Listed):
        raise Refused(Why.GONE)
    listed = Listed(call.extra)
    call.require(needed(listed))
    waits = about.stage in (Stage.ASKED, Stage.PREVIEWED)
    if not waits or not roster_imports.move(call.tx, about.id, about.stage, Stage.READING):
        return [Toast(texts.GONE, alert=True)]
    roster_imports.know(call.tx, about.id, listed)
    return [card(about, texts.READING)]


def needed(listed: Listed | None) -> Action:
    """What whoever brings in such a list must be allowed."""
    return _NEEDED.get(listed, Action.IMPORT_HOUSEHOLDS)


def confirm(call: Call) -> list[Utterance]:
    """✅: what the preview says is written; the button knows of whom the preview spoke."""
    about = _own(call, call.id)
    call.require(needed(about.listed))
    is_shown = call.extra == (about.listed or "")
    if not is_shown or not roster_imports.move(call.tx, about.id, Stage.PREVIEWED, Stage.WRITING):
        return [Toast(texts.GONE, alert=True)]
    history.record(call.tx, "roster", about.id, "confirmed", by=call.person.id)
    return [card(about, texts.WRITING)]


def drop(call: Call) -> list[Utterance]:
    """✖️: nothing of the list is written, and its file goes."""
    about = _own(call, call.id)
    stands = about.stage in (Stage.OFFERED, Stage.ASKED, Stage.PREVIEWED)
    if not stands or not roster_imports.move(call.tx, about.id, about.stage, Stage.DROPPED):
        return [Toast(texts.GONE, alert=True)]
    return [card(about, texts.DROPPED, ((link(texts.HOME, "home"),),))]


def card(
    about: RosterImport,
    text: str,
    rows: Rows = (),
    *,
    chat_id: int | None = None,
    afresh: bool = False,
) -> Card:
    """The list's card as it looks now: protected from the first, and where it is sent anew."""
    return Card(f"{SLOT}{about.id}", text, rows, afresh=afresh, protect=True, chat_id=chat_id)


def _own(call: Call, import_id: int) -> RosterImport:
    """The list, for who sent it and may still bring in households."""
    call.require(Action.IMPORT_HOUSEHOLDS)
    about = roster_imports.get(call.tx, import_id)
    if about is None:
        raise Refused(Why.GONE)
    refused = about.sent_by != call.person.id
    history.looked(call.tx, "roster", import_id, by=call.person.id, refused=refused)
    if refused:
        raise Refused(Why.GONE)
    return about
