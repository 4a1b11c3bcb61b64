"""The files of an issue: what it came with, its answer's, and those of earlier answers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from html import escape

from domain.message import Attached, Button, FileKind, Say, Toast, Utterance
from handlers.call import Call
from handlers.issue import file_texts as texts
from handlers.issue.access import seen_issue
from handlers.pages import link
from handlers.talk.files import counted
from storage import attachments
from storage.attachments import Attachment
from storage.issues import Issue
from storage.transaction import Tx

ANSWER = "answer"
"""The slot of what goes to the citizen with an answer."""

INSTRUCTION = "instruction"
"""The slot of what goes with the instruction to whoever carries it out, not to the citizen."""

AT_A_TIME = 10


class Part(StrEnum):
    """Files that are shown together."""

    RAISED = "raised"
    ANSWER = "answer"
    PAST = "past"


_BUTTONS = {Part.RAISED: texts.RAISED, Part.ANSWER: texts.ANSWER, Part.PAST: texts.PAST}


def of_issue(tx: Tx, issue_id: int, part: Part) -> list[Attachment]:
    """The files of one part, in order."""
    return [file for file in attachments.of_issue(tx, issue_id) if _part(file) is part]


def _part(file: Attachment) -> Part:
    if file.slot.startswith("past."):
        return Part.PAST
    return Part.ANSWER if file.slot in (ANSWER, INSTRUCTION) else Part.RAISED


def join(tx: Tx, issue_id: int, talk_ids: Sequence[int], *, is_answer: bool) -> None:
    """Files of forms become the issue's; those of an answer take the place of earlier ones."""
    if is_answer:
        attachments.set_back(tx, issue_id, (ANSWER, INSTRUCTION))
    for talk_id in talk_ids:
        attachments.join_form(tx, talk_id, issue_id)


def count(files: Sequence[Attachment]) -> str:
    """`2 ảnh, 1 ghi âm`; empty without files."""
    return counted(Counter(file.kind for file in files))


def told(tx: Tx, issue: Issue) -> str:
    """What goes to the citizen with the answer, counted."""
    return count(_with_answer(tx, issue))


def _with_answer(tx: Tx, issue: Issue) -> list[Attachment]:
    """Whoever hears another issue's answer gets what came with it."""
    answered = attachments.of_issue(tx, issue.merged_into_id or issue.id)
    return [file for file in answered if file.slot == ANSWER]


def shown(tx: Tx, issue: Issue, part: Part) -> list[Attachment]:
    """The files of one part that belong on an issue's page, in order."""
    if part is Part.ANSWER and issue.merged_into_id is not None:
        return _with_answer(tx, issue) if issue.answer else []
    return of_issue(tx, issue.id, part)


def buttons(tx: Tx, issue: Issue) -> list[tuple[Button, ...]]:
    """A button for each part that has files, a row each."""
    return [(open_button(issue.id, part),) for part in Part if shown(tx, issue, part)]


def open_button(issue_id: int, part: Part) -> Button:
    """The button that shows the files of a part."""
    return link(_BUTTONS[part], "issuefiles", issue_id, part)


def show_files(call: Call) -> list[Utterance]:
    """The files of a part of an issue, some at a time; `extra` is the part and how many were."""
    issue = seen_issue(call, call.id)
    name, _, before = call.extra.partition(".")
    part = Part(name) if name in list(Part) else Part.RAISED
    files = shown(call.tx, issue, part)
    return messages(files, before, "issuefiles", issue.id, f"{part}.")


def messages(
    files: Sequence[Attachment], shown: str, action: str, id: int, extra: str = ""
) -> list[Utterance]:
    """Files each as a protected message, and a button for those that are left."""
    start = int(shown) if shown.isascii() and shown.isdecimal() else 0
    some = files[start : start + AT_A_TIME]
    if not some:
        return [Toast(texts.NO_FILES)]
    said = [_message(file) for file in some]
    end = start + len(some)
    if len(files) > end:
        on = link(texts.more(len(files) - end), action, id, f"{extra}{end}")
        said[-1] = replace(said[-1], buttons=((on,),))
    return [*said]


def _message(file: Attachment) -> Say:
    caption = escape(file.caption)
    if file.slot.endswith(INSTRUCTION):
        caption = texts.instruction(file.caption)
    attached = Attached(FileKind(file.kind), file_id=file.file_id)
    return Say(caption, protect=True, silent=True, attached=attached)
