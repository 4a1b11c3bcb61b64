"""What whoever sent a list is told when it was read, while it is written, and afterwards."""

from domain.authority import scope
from domain.message import Attached, Button, Rows, Say, Utterance
from domain.people import Person
from domain.roster.progress import Listed, Preview, Stage, Unreadable
from handlers.pages import link
from handlers.roster import (
    pair_texts,
    staff_news,
    staff_texts,
    table_news,
    table_texts,
    texts,
)
from handlers.roster.offering import card, needed
from handlers.roster.pairing import search_card
from storage import pairs, roster_imports, staff
from storage.pairs import Search
from storage.roster_imports import RosterImport
from storage.transaction import Tx

MOST_COPIED = 256
_HOME: Rows = ((link(texts.HAMLETS, "hamlets"), link(texts.HOME, "home")),)
_LEAVE: dict[Listed | None, Rows] = {
    Listed.STAFF: ((link(texts.STAFF, "staff"), link(texts.HOME, "home")),),
    Listed.AUTHORITY: ((link(table_texts.AUTHORITY, "authority"), link(texts.HOME, "home")),),
}
_DONE = {Listed.STAFF: staff_texts.done, Listed.AUTHORITY: table_texts.done}


def previewed(tx: Tx, import_id: int, report: Attached | None) -> list[Utterance]:
    """The list was read: the preview, or where there is nothing to write its end."""
    about, chat_id = _whose(tx, import_id)
    if chat_id is None or about.preview is None:
        return []
    text = _shown(tx, about, about.preview)
    copied = _copied(about.preview)
    if about.stage is not Stage.PREVIEWED:
        leave = _LEAVE.get(about.listed, _HOME)
        rows = (copied, *leave) if copied else leave
        return [card(about, text, rows, chat_id=chat_id), *_handed(about, chat_id, report)]
    adding = ((*copied, link(texts.HAMLETS, "hamlets")),) if copied else ()
    ways = (
        *adding,
        (link(texts.CONFIRM, "rosteryes", about.id, about.listed or ""),),
        (*_as_the_other(about), link(texts.DROP, "rosterno", about.id)),
    )
    return [card(about, text, ways, chat_id=chat_id)]


def _copied(seen: Preview) -> tuple[Button, ...]:
    """Copies the names of hamlets that are not there: the card itself is protected."""
    names = ", ".join(name for name, _ in seen.missing)
    fits = names and len(names) <= MOST_COPIED
    return (Button(texts.COPY_HAMLETS, copy=names),) if fits else ()


def _as_the_other(about: RosterImport) -> tuple[Button, ...]:
    """A list of people is of households or of staff; the table is nothing else."""
    if about.listed is Listed.AUTHORITY:
        return ()
    if about.listed is Listed.STAFF:
        return (link(staff_texts.AS_HOUSEHOLDS, "rosterkind", about.id, str(Listed.HOUSEHOLDS)),)
    return (link(staff_texts.AS_STAFF, "rosterkind", about.id, str(Listed.STAFF)),)


def asked_which(tx: Tx, import_id: int) -> list[Utterance]:
    """Nobody can tell of whom the list is: whoever sent it says so."""
    about, chat_id = _whose(tx, import_id)
    if chat_id is None:
        return []
    kinds = {
        Listed.HOUSEHOLDS: staff_texts.IT_IS_HOUSEHOLDS,
        Listed.STAFF: staff_texts.IT_IS_STAFF,
    }
    ways = tuple((link(label, "rosterkind", about.id, str(one)),) for one, label in kinds.items())
    rows = (*ways, (link(texts.DROP, "rosterno", about.id),))
    return [card(about, staff_texts.which(about.file_name), rows, chat_id=chat_id)]


def unreadable(tx: Tx, import_id: int, why: Unreadable) -> list[Utterance]:
    """Nothing could be read."""
    about, chat_id = _whose(tx, import_id)
    text = texts.unreadable(about.file_name, texts.UNREADABLE[why])
    return [card(about, text, _HOME, chat_id=chat_id)] if chat_id else []


def progressed(tx: Tx, import_id: int) -> list[Utterance]:
    """Some of it is written."""
    about, chat_id = _whose(tx, import_id)
    if chat_id is None or about.preview is None:
        return []
    done = about.written + about.left_out
    text = texts.progress(about.file_name, done, about.preview.writes)
    return [card(about, text, chat_id=chat_id)]


def finished(tx: Tx, import_id: int, report: Attached | None) -> list[Utterance]:
    """All of it is written; the rows that cannot be come back."""
    about, chat_id = _whose(tx, import_id)
    if chat_id is None or about.preview is None:
        return []
    seen = about.preview
    told = _DONE.get(about.listed or Listed.HOUSEHOLDS, texts.done)
    text = told(about.file_name, about.written, seen.same, seen.bad, about.left_out)
    found = ((link(pair_texts.TITLE, "pairs"),),) if seen.near_count else ()
    rows = (*found, *_LEAVE.get(about.listed, _HOME))
    return [card(about, text, rows, chat_id=chat_id), *_handed(about, chat_id, report)]


def searched(tx: Tx, search: Search, *, failed: bool) -> list[Utterance]:
    """The households were compared."""
    person = staff.by_id(tx, search.asked_by)
    if person is None or person.chat_id is None:
        return []
    count = pairs.count(tx)
    if failed or not count:
        text = pair_texts.SEARCH_FAILED if failed else pair_texts.NOTHING_FOUND
        again = ((link(pair_texts.FIND_AGAIN, "findpairs"),),) if failed else ()
        return [search_card(text, (*again, *_HOME), person.chat_id)]
    rows = ((link(pair_texts.FROM_THE_FIRST, "pairs"),), *_HOME)
    return [search_card(pair_texts.found(count), rows, person.chat_id)]


def _handed(about: RosterImport, chat_id: int, report: Attached | None) -> list[Utterance]:
    words = table_texts.BAD_ROWS if about.listed is Listed.AUTHORITY else texts.BAD_ROWS
    # Not protected: it is meant to be opened, mended and sent again.
    return [Say(words, chat_id=chat_id, attached=report)] if report else []


def _whose(tx: Tx, import_id: int) -> tuple[RosterImport, int | None]:
    about = roster_imports.get(tx, import_id)
    assert about is not None
    person = staff.by_id(tx, about.sent_by) if about.sent_by is not None else None
    return about, person.chat_id if person and _may_have(person, about) else None


def _may_have(person: Person, about: RosterImport) -> bool:
    """Whether who sent the list may still bring in one like it."""
    return scope(person, needed(about.listed)) is not None


def _shown(tx: Tx, about: RosterImport, seen: Preview) -> str:
    if about.listed is Listed.AUTHORITY:
        return table_news.preview(tx, about.id, about.file_name)
    shown = staff_news.preview if about.listed is Listed.STAFF else _preview
    return shown(about.file_name, seen)


def _preview(file_name: str, seen: Preview) -> str:
    problems = [
        texts.trouble(one.place.row, one.place.sheet, one.trouble, one.words)
        for one in seen.problems
    ]
    near = [
        texts.near(one.place.row, one.place.sheet, one.name, one.other, one.row)
        for one in seen.near
    ]
    counts = (seen.new, seen.changed, seen.same, seen.bad)
    return texts.preview(file_name, *counts, problems, near, seen.near_count, seen.missing)
