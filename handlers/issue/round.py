"""A round of reminders: what is due for each person, put into one message."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from domain.issue import Stage
from domain.message import Button, Lane, Rows, Say, Utterance
from domain.people import Person, Role
from domain.reminders import Reminder, Unsaid
from handlers.backlog.weekly import OPEN, Week
from handlers.issue import reminding_texts as texts
from handlers.issue.burning import burning_of
from handlers.issue.clocks import Due, evening
from handlers.issue.duties import duty_rows, opening
from handlers.issue.reminding_texts import MOST_LINES, TELLINGS, Duty, Followed, Own, Part
from handlers.leader import texts as leader_texts
from handlers.pages import link
from handlers.turnout import can_be_told
from storage import categories, history, moments, notices, staff, voices
from storage.issues import Issue
from storage.transaction import Tx


@dataclass(slots=True)
class _Entry:
    """An issue in somebody's message."""

    issue: Issue
    part: Part
    due: dict[Reminder, list[Duty]] = field(default_factory=dict)

    def note(self, dues: Iterable[Due]) -> None:
        """What is due of it; each is said once."""
        for duty, due in dues:
            duties = self.due.setdefault(due, [])
            if duty not in duties:
                duties.append(duty)


class Round:
    """Collects what is due; then each person who can be told gets one message of it."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._people = {person.id: person for person in staff.everyone(tx)}
        self._told: dict[int, dict[int, _Entry]] = {}
        self._pushed: dict[int, set[int]] = {}
        self._week = Week(tx)
        self._weeks: dict[int, str] = {}
        self._untold: set[tuple[int | None, int]] = set()

    def add(self, person_id: int | None, issue: Issue, part: Part, dues: Iterable[Due]) -> None:
        """Something is due for a person; who only coordinates follows it instead."""
        person = self._people.get(person_id or 0)
        if person is None or not can_be_told(person):
            self._keep_untold(person_id, issue, Unsaid.UNREACHABLE if person else Unsaid.LEFT)
            return
        if Role.COORDINATOR in person.roles and not person.roles & {Role.LEADER, Role.CADRE}:
            part = Part.FOLLOWS
        self._entry(person, issue, part).note(dues)

    def pushed(self, person_id: int, issue: Issue) -> None:
        """A person gets an issue whole: what else their morning is about comes without it."""
        self._told.setdefault(person_id, {})
        self._pushed.setdefault(person_id, set()).add(issue.id)

    def digest(self, issue: Issue, dues: Iterable[Due]) -> None:
        """Nobody comes after its holder: each day they hear of it, quietly."""
        person = self._people.get(issue.holder_id or 0)
        known = self._told.get(person.id, {}).get(issue.id) if person else None
        if known is None:
            self.add(issue.holder_id, issue, Part.TOP, dues)

    def follow(self, issue: Issue, dues: Sequence[Due]) -> None:
        """Coordinators are told, but for one who is told of the issue anyway."""
        for person in self._people.values():
            if person.id == issue.concerned_id:
                continue
            if dues and Role.COORDINATOR in person.roles and can_be_told(person):
                entry = self._entry(person, issue, Part.FOLLOWS)
                if entry.part is Part.FOLLOWS:
                    entry.note(dues)

    def messages(self) -> list[Utterance]:
        """One message for each person, with what else their morning is about."""
        morning = moments.morning(self._tx)
        due = {id: [e.issue for e in told.values()] for id, told in self._told.items()}
        for person_id in list(self._told) if morning else ():
            self._take_in_the_morning(self._people[person_id], morning or 0)
        return [
            replace(
                self._message(self._people[person_id], list(entries.values())),
                key=self._keep_reminded(person_id, due[person_id]),
            )
            for person_id, entries in self._told.items()
            if entries or (person_id in self._weeks and person_id not in self._pushed)
        ]

    def with_week(self, said: Utterance) -> Utterance:
        """What somebody got whole, with the week's words where no message carries them."""
        if not isinstance(said, Say):
            return said
        for id in self._pushed.keys() & self._weeks.keys():
            if said.chat_id == self._people[id].chat_id and not self._told[id]:
                text = f"{said.text}\n\n{self._weeks.pop(id)}"
                return replace(said, text=text, buttons=(*said.buttons, OPEN))
        return said

    def _keep_reminded(self, person_id: int, due: Sequence[Issue]) -> str | None:
        """Each issue knows by which message somebody was reminded; whether it arrived is there."""
        entries = self._told[person_id]
        own = [one.id for one in due if one.id in entries]
        own = [id for id in own if entries[id].part is not Part.FOLLOWS]
        if not own:
            return None
        key = f"remind:{person_id}:{own[0]}:{self._tx.now:%Y%m%d%H%M%S}"
        for id in own:
            name = self._people[person_id].full_name
            history.record(self._tx, "issue", id, "reminded", by=None, new=name, why=key)
        return key

    def _keep_untold(self, person_id: int | None, issue: Issue, why: Unsaid) -> None:
        """Somebody is not reminded of an issue now, and why: kept once."""
        name = staff.name_of(self._tx, person_id)
        if name and (person_id, issue.id) not in self._untold:
            self._untold.add((person_id, issue.id))
            history.record(self._tx, "issue", issue.id, "not_reminded", by=None, new=name, why=why)

    def message_to(self, person_id: int, heading: str) -> Say:
        """One person's message under another heading."""
        entries = self._told.get(person_id, {}).values()
        return self._message(self._people[person_id], list(entries), heading)

    def take_in_week(self, person: Person) -> bool:
        """A week's first message says what is held up as well; whether there is anything."""
        if said := self._week.said_to(person):
            self._weeks[person.id] = said
        return bool(said)

    def _take_in_the_morning(self, person: Person, morning: int) -> None:
        """What burns is said once a morning: here, or where it was said before."""
        whole = self._pushed.get(person.id, set())
        found = [one for one in burning_of(self._tx, person) if one.issue.id not in whole]
        is_new = notices.claim(self._tx, morning, person.id)
        if is_new:
            self.take_in_week(person)
        for one in found:
            if not is_new:
                if self._told[person.id].pop(one.issue.id, None) is not None:
                    self._keep_untold(person.id, one.issue, Unsaid.SAID_BEFORE)
            elif one.issue.id not in self._told[person.id]:
                self.add(person.id, one.issue, one.part, one.dues)

    def _entry(self, person: Person, issue: Issue, part: Part) -> _Entry:
        entries = self._told.setdefault(person.id, {})
        entry = entries.setdefault(issue.id, _Entry(issue, part))
        if entry.part is Part.FOLLOWS and part is not Part.FOLLOWS:
            entry = entries[issue.id] = _Entry(issue, part)
        return entry

    def _message(
        self, person: Person, entries: Sequence[_Entry], heading: str = texts.REMINDER
    ) -> Say:
        """What must be done first, then what is only followed, up to so many lines."""
        ordered = sorted(entries, key=lambda entry: entry.part is Part.FOLLOWS)
        shown = ordered[:1]
        for entry in ordered[1:]:
            if sum(max(1, len(one.due)) for one in [*shown, entry]) > MOST_LINES:
                break
            shown.append(entry)
        parts = {entry.part for entry in entries}
        own = [line for entry in shown for line in self._own(entry)]
        followed = [line for entry in shown for line in self._followed(entry)]
        week = self._weeks.get(person.id, "")
        left = len(entries) - len(shown)
        due = texts.reminder(own, followed, left, texts.why(parts), heading)
        return Say(
            "\n\n".join(([due] if entries else []) + ([week] if week else [])),
            (*self._rows(person, shown, is_all=len(entries) == 1), *((OPEN,) if week else ())),
            chat_id=person.chat_id,
            lane=Lane.DIGEST if parts <= {Part.TOP} else Lane.REMINDER,
            not_after=evening(self._tx),
            protect=True,
        )

    def _own(self, entry: _Entry) -> list[Own]:
        if entry.part is Part.FOLLOWS:
            return []
        issue, category = entry.issue, categories.name(self._tx, entry.issue.category_id)
        return [
            (issue.code, category, duties, due.due_on, due.overdue)
            for due, duties in entry.due.items()
        ]

    def _followed(self, entry: _Entry) -> Iterator[Followed]:
        """What is late, by who is to do it."""
        if entry.part is not Part.FOLLOWS:
            return
        issue = entry.issue
        carrier = voices.root(self._tx, issue).code if issue.stage == Stage.MERGED else ""
        for due, duties in entry.due.items():
            for is_telling in (False, True):
                its = [duty for duty in duties if (duty in TELLINGS) is is_telling]
                if its:
                    who = self._who(issue, is_telling=is_telling)
                    named = (issue.code, carrier, issue.raised_on)
                    yield (*named, its, who, due.due_on, due.overdue)

    def _who(self, issue: Issue, *, is_telling: bool) -> str:
        if is_telling:
            return texts.teller(staff.name_of(self._tx, issue.teller_id))
        said = texts.holder(staff.name_of(self._tx, issue.holder_id))
        is_kept = issue.stage == Stage.UNHELD and issue.holder_id is not None
        return texts.kept(said) if is_kept else said

    def _rows(self, person: Person, shown: Sequence[_Entry], *, is_all: bool) -> Rows:
        own = [entry for entry in shown if entry.part is not Part.FOLLOWS]
        rows: list[tuple[Button, ...]] = []
        if is_all and own and own[0].part is not Part.HELPS:
            rows += duty_rows(self._tx, own[0].issue, person.id)
            rows = rows or [(link(leader_texts.DETAILS, "issue", own[0].issue.id),)]
        else:
            rows += [(opening(self._tx, entry.issue),) for entry in own]
        if len(own) < len(shown):
            rows.append((link(texts.OPEN_BOARD, "followed"),))
        return tuple(rows)
