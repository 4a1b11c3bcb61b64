"""Raising an issue, as it is spoken: the kind before any words."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from domain.issue import IssueDraft, Kind, Raised, Referral, Urgency, Word
from domain.spoken import Spoken
from handlers.alike.asking import ask_alike
from handlers.asks.choice import Choice, OneOf
from handlers.asks.words import Speak
from handlers.issue import texts
from handlers.issue.facts import IssueFacts
from handlers.responsible import body_texts
from handlers.talk.script import Amend, Depart, Given, Reaction, Remove, Scene, Script, View
from handlers.visit import texts as visit_texts


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things raised in a form: the n-th of a visit, or the only one."""

    number: int = 1
    is_alone: bool = False

    @property
    def stem(self) -> str:
        """What the keys of its questions begin with."""
        return f"raised.{self.number}"

    @property
    def removal(self) -> Remove | None:
        """How it is taken out of the form; the only one goes with its form."""
        return None if self.is_alone else Remove("raised", self.number)

    def named(self, field: str) -> str:
        """The name of one of its fields."""
        return field if self.is_alone else texts.number(self.number, field)


UNTRACED = frozenset(f"c{kind}" for kind in Kind if kind.leaves_no_trace)
"""Presses that leave nothing, also the second of a double tap and one that came too late."""

ALONE = Item(is_alone=True)


def raise_issue(
    facts: IssueFacts, item: Item, ask_hamlet: Callable[[], Script[int | None]]
) -> Script[Raised]:
    """One thing a citizen raised. A complaint ends with where the citizen goes."""
    kind = yield from ask_kind(item)
    if kind is Kind.COMPLAINT:
        yield from show_guidance(item)
        return Referral(kind)
    hamlet_id = yield from ask_hamlet()
    said = yield from ask_said(item)
    category_id = yield from ask_category(facts, item, said)
    joins = yield from ask_alike(facts.alike, item.stem, kind, said.words, category_id, hamlet_id)
    if joins is not None:
        return IssueDraft(kind, said, category_id, hamlet_id, joins=joins)
    rule = facts.rule(category_id)
    concerned_id = None
    if rule.is_conduct:
        named = item.named(body_texts.CONCERNED)
        concerned_id = yield from ask_concerned(facts, item.stem, named, category_id)
    answered = yield from ask_authority(facts, item, category_id, hamlet_id, concerned_id)
    answer, word = None, Word.NOT_ASKED
    if answered:
        answer = yield from ask_answer(item)
        word = yield from ask_word(item)
    urgency = yield from ask_urgency(item, rule.urgency)
    return IssueDraft(
        kind, said, category_id, hamlet_id, answer, word, urgency, concerned_id=concerned_id
    )


@dataclass(frozen=True, kw_only=True)
class AskKind(OneOf[Kind]):
    """The kinds, each explained. What is not followed takes all that was noted of it along."""

    number: int

    def press(self, value: str, scene: Scene) -> Reaction:
        """A kind; of a complaint the kind stays, of a denunciation or crime report nothing."""
        reaction = super().press(value, scene)
        if not isinstance(reaction, Given) or Kind(reaction.value).is_followed:
            return reaction
        item = Remove("raised", self.number)
        if Kind(reaction.value).leaves_no_trace:
            return Depart(item, reaction.value)
        raised = Amend(f"raised.{self.number}.any", Given("yes", ""))
        return Depart(item, reaction.value, (raised, Amend(self.key, reaction)))


def ask_kind(item: Item) -> Script[Kind]:
    """Which kind it is: asked before any words."""
    choices = tuple(Choice(str(kind), label) for kind, label in texts.KINDS.items())
    kind: Kind = yield AskKind(
        key=f"{item.stem}.kind",
        name=item.named(texts.KIND),
        ask=texts.ASK_KIND,
        hint=texts.KINDS_EXPLAINED,
        load=lambda: choices,
        meaning=Kind,
        columns=2,
        joins=item.stem,
        number=item.number,
    )
    return kind


def show_guidance(item: Item) -> Script[str]:
    """Where the citizen goes with a complaint."""
    choices = (Choice("told", texts.UNDERSTOOD, ""),)
    told: str = yield OneOf(
        key=f"{item.stem}.guidance",
        ask=texts.KINDS[Kind.COMPLAINT],
        hint=texts.guidance(Kind.COMPLAINT),
        load=lambda: choices,
        meaning=str,
        joins=item.stem,
    )
    return told


def ask_said(item: Item) -> Script[Spoken]:
    """The citizen's words, typed or spoken."""
    said: Spoken = yield Speak(
        key=f"{item.stem}.said",
        name=item.named(texts.SAID),
        ask=texts.ASK_SAID,
        hint=texts.SAID_HINT,
        joins=item.stem,
        removal=item.removal,
        remove_label=visit_texts.REMOVE_RAISED,
    )
    return said


def ask_category(facts: IssueFacts, item: Item, said: Spoken) -> Script[int]:
    """The category: three that the words suggest, the rest behind one button."""
    category: int = yield OneOf(
        key=f"{item.stem}.category",
        name=item.named(texts.CATEGORY),
        ask=texts.ASK_CATEGORY,
        load=lambda: (*facts.suggested(said.words), Choice(0, texts.ALL_CATEGORIES, "")),
        meaning=int,
        joins=item.stem,
    )
    if category:
        return category
    other: int = yield OneOf(
        key=f"{item.stem}.category.of_all",
        name=item.named(texts.CATEGORY),
        ask=texts.ASK_CATEGORY,
        load=facts.categories,
        meaning=int,
        columns=2,
        joins=item.stem,
    )
    return other


def ask_concerned(facts: IssueFacts, stem: str, name: str, category_id: int) -> Script[int | None]:
    """Whose conduct it is about, where the category is conduct; None where nobody is named."""
    if not facts.rule(category_id).is_conduct:
        return None
    concerned: int = yield OneOf(
        key=f"{stem}.concerned@{category_id}",
        name=name,
        ask=body_texts.ASK_CONCERNED,
        hint=body_texts.CONCERNED_HINT,
        load=lambda: (*facts.colleagues(), Choice(0, body_texts.NOT_NAMED, body_texts.NOT_SAID)),
        meaning=int,
        joins=stem,
    )
    return concerned or None


@dataclass(frozen=True, kw_only=True)
class AskAuthority(OneOf[bool]):
    """Whether it was answered on the spot; the likelier way is named first."""

    is_beyond: Callable[[], bool]
    goes_to: Callable[[], str]

    def view(self, scene: Scene) -> View:
        """Both ways, and who would get it."""
        view = super().view(scene)
        rows = view.rows[::-1] if self.is_beyond() else view.rows
        listed = tuple(option for row in rows for option in row)
        return replace(view, rows=rows, listed=listed, body=self.goes_to())


def ask_authority(
    facts: IssueFacts,
    item: Item,
    category_id: int,
    hamlet_id: int | None,
    concerned_id: int | None,
) -> Script[bool]:
    """Answered on the spot, or beyond the cadre's authority; who will get it is shown."""
    choices = (
        Choice("on_spot", texts.ON_SPOT, texts.ANSWERED_THERE),
        Choice("beyond", texts.BEYOND, texts.TO_LEADER),
    )
    answered: bool = yield AskAuthority(
        key=f"{item.stem}.authority",
        name=item.named(texts.AUTHORITY),
        ask=texts.ASK_AUTHORITY,
        load=lambda: choices,
        meaning=lambda value: value == "on_spot",
        is_beyond=lambda: facts.is_beyond(category_id),
        goes_to=lambda: facts.goes_to(category_id, hamlet_id, concerned_id),
        joins=item.stem,
    )
    return answered


def ask_answer(item: Item) -> Script[str]:
    """What the cadre answered."""
    answer: Spoken = yield Speak(
        key=f"{item.stem}.answer",
        name=item.named(texts.ANSWER),
        ask=texts.ASK_ANSWER,
        joins=item.stem,
    )
    return answer.words or texts.said("", answer.seconds)


def ask_word(item: Item) -> Script[Word]:
    """What the citizen said to that."""
    choices = tuple(
        Choice(str(word), label, texts.WORDS[word]) for word, label in texts.WORD_BUTTONS.items()
    )
    word: Word = yield OneOf(
        key=f"{item.stem}.word",
        name=item.named(texts.WORD),
        ask=texts.ASK_WORD,
        load=lambda: choices,
        meaning=Word,
        joins=item.stem,
    )
    return word


def ask_urgency(item: Item, usual: Urgency) -> Script[Urgency]:
    """How urgent it is; what is usual for the category is assumed."""
    choices = tuple(Choice(str(u), label, label) for u, label in texts.URGENCIES.items())
    urgency: Urgency = yield OneOf(
        key=f"{item.stem}.urgency",
        name=item.named(texts.URGENCY),
        ask=texts.ASK_URGENCY,
        load=lambda: choices,
        meaning=Urgency,
        assumed=Given(str(usual), texts.URGENCIES[usual]),
        joins=item.stem,
    )
    return urgency
