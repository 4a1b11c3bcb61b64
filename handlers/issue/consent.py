"""Consent: asked once, before a name, a contact, a face or a voice is attached; without it they go.

Source: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.issue import IssueDraft, Kind, Raised
from domain.message import FileKind
from domain.spoken import Spoken
from domain.text import phone
from handlers.asks.choice import Choice, OneOf
from handlers.asks.words import Line, Write
from handlers.issue import texts
from handlers.issue.facts import IssueFacts
from handlers.issue.flow import Item
from handlers.talk.recorded import Said
from handlers.talk.script import Given, Reaction, Scene, Script, Unfit

PICTURES = (FileKind.PHOTO, FileKind.VIDEO, FileKind.DOCUMENT)
NO_CONTACT = Given("", texts.NO_CONTACT)


def ask_consent_for(
    facts: IssueFacts, items: Sequence[Item], raised: Sequence[Raised], *, has_name: bool, key: str
) -> Script[tuple[bool | None, tuple[Raised, ...]]]:
    """What was said to it (None: nothing was asked), and what may be kept of what was raised."""
    consent = None
    if any(_carries(facts, item, one, has_name) for item, one in _drafts(items, raised)):
        consent = yield from ask_consent(key, items[-1].stem)
    if consent:
        return True, tuple(raised)
    with_people = yield from ask_people(facts, items, raised)
    if consent is None and with_people:
        consent = yield from ask_consent(key, items[-1].stem)
    if consent is not False:
        return consent, tuple(raised)
    return False, (yield from without_person(facts, items, raised, with_people))


def _drafts(items: Sequence[Item], raised: Sequence[Raised]) -> Iterator[tuple[Item, IssueDraft]]:
    for item, one in zip(items, raised, strict=True):
        if isinstance(one, IssueDraft):
            yield item, one


def _carries(facts: IssueFacts, item: Item, draft: IssueDraft, has_name: bool) -> bool:
    """A contribution is unnamed by default; a voice is a person whatever was raised."""
    is_named = has_name and draft.kind is not Kind.CONTRIBUTION
    return is_named or FileKind.VOICE in facts.files(item.stem)


def ask_people(
    facts: IssueFacts, items: Sequence[Item], raised: Sequence[Raised]
) -> Script[frozenset[int]]:
    """The numbers of those whose pictures show people."""
    shown: set[int] = set()
    for item, _ in _drafts(items, raised):
        if facts.files(item.stem) & set(PICTURES) and (yield from ask_faces(item)) is True:
            shown.add(item.number)
    return frozenset(shown)


def without_person(
    facts: IssueFacts,
    items: Sequence[Item],
    raised: Sequence[Raised],
    with_people: frozenset[int],
) -> Script[tuple[Raised, ...]]:
    """Without the voices, and without the pictures that show people; spoken words are typed."""
    kept: list[Raised] = []
    for item, one in zip(items, raised, strict=True):
        if not isinstance(one, IssueDraft):
            kept.append(one)
            continue
        said = one.said if one.said.words else (yield from ask_rewritten(item))
        pictures = PICTURES if item.number in with_people else ()
        kept.append(replace(one, said=said, dropped=(FileKind.VOICE, *pictures)))
    return tuple(kept)


def ask_consent(key: str, joins: str) -> Script[bool]:
    """What the citizen says to the sentence that is read aloud; never pre-ticked."""
    choices = (
        Choice("yes", texts.CONSENTED, texts.YES),
        Choice("no", texts.NOT_CONSENTED, texts.NO),
    )
    given: bool = yield OneOf(
        key=key,
        name=texts.CONSENT,
        ask=texts.CONSENT_ASK,
        hint=texts.CONSENT_READ,
        load=lambda: choices,
        meaning=lambda value: value == "yes",
        columns=2,
        joins=joins,
    )
    return given


def ask_faces(item: Item) -> Script[bool]:
    """Whether the pictures show people."""
    choices = (
        Choice("no", texts.NO_PEOPLE, texts.WITHOUT_PEOPLE),
        Choice("yes", texts.SOME_PEOPLE, texts.WITH_PEOPLE),
    )
    shown: bool = yield OneOf(
        key=f"{item.stem}.faces",
        name=item.named(texts.PICTURES),
        ask=texts.ASK_PEOPLE,
        hint=texts.PEOPLE_HINT,
        load=lambda: choices,
        meaning=lambda value: value == "yes",
        joins=item.stem,
    )
    return shown


def ask_rewritten(item: Item) -> Script[Spoken]:
    """The matter in the cadre's own words."""
    said: Spoken = yield Write(
        key=f"{item.stem}.rewritten",
        name=item.named(texts.REWRITTEN),
        ask=texts.ASK_REWRITTEN,
        hint=texts.REWRITTEN_HINT,
        joins=item.stem,
    )
    return said


@dataclass(frozen=True, kw_only=True)
class Phone(Line):
    """A Vietnamese phone number, kept in its one form."""

    def hear(self, content: Said, scene: Scene) -> Reaction | None:
        """A number as people type it."""
        reaction = super().hear(content, scene)
        if not isinstance(reaction, Given):
            return reaction
        number = phone(reaction.value)
        return Given(number, number) if number else Unfit(texts.NOT_A_PHONE)


def ask_contact(key: str, joins: str) -> Script[str]:
    """How the citizen can be reached; nothing is assumed."""
    contact: str = yield Phone(
        key=key,
        name=texts.CONTACT,
        ask=texts.ASK_CONTACT,
        hint=texts.CONTACT_HINT,
        assumed=NO_CONTACT,
        skipped=NO_CONTACT,
        joins=joins,
    )
    return contact
