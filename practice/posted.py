"""The control API, one path for page and tests. Bodies and answers are JSON.

| Request | Body | What it does |
|---|---|---|
| GET /practice/state | | people, chats, bot, clock, faults |
| GET /practice/chats/{id} | | one chat: messages, keyboard, commands, answers to taps |
| GET /practice/calls | | Bot API calls, counts, oddities, pace |
| GET /practice/events | | what happens, as server-sent events |
| GET /practice/transcript | | the story as plain text |
| GET /practice/files/{file_id} | | a file's content |
| POST /practice/people | name, label?, id? | adds a person |
| POST /practice/groups | title, members, id?, bot: administrator? | the first adds the bot |
| POST /practice/member | chat_id, user_id, status, by? | joins, leaves, is promoted or removed |
| POST /practice/migrate | chat_id, to? | makes a group a supergroup |
| POST /practice/text | user_id, text, reply_to? | types a text |
| POST /practice/tap | user_id, message_id, label / data / row + column, times?, stale? | presses |
| POST /practice/vote | user_id, message_id, options | answers a poll; no options take it back |
| POST /practice/photo, /voice, /video, /document | user_id and what a file has | sends a file |
| POST /practice/album | user_id, count? / contents?, caption? | sends photos as one album |
| POST /practice/location | user_id, latitude?, longitude? | shares a place |
| POST /practice/contact | user_id, phone?, name? | shares a contact |
| POST /practice/sticker | user_id, emoji? | sends a sticker |
| POST /practice/forward | user_id, text, from? | forwards somebody's words |
| POST /practice/other | user_id, content | sends any other content, as in a Message |
| POST /practice/edit | user_id, message_id, text | changes one's own message |
| POST /practice/delete | user_id, message_id | deletes a message for both |
| POST /practice/again | user_id, message_id | delivers a message under a new update id |
| POST /practice/block, /unblock | user_id | blocks the bot, lets it in again |
| POST /practice/deactivate | user_id | deletes somebody's account |
| POST /practice/react | user_id, message_id, emoji? | reacts, or takes the reaction back |
| POST /practice/link | user_id, url | opens t.me/<bot>?start=…, or just the payload |
| POST /practice/update | update | queues an update as it stands, however odd |
| GET /practice/clock | | now, offset |
| POST /practice/clock | hours, minutes / jump / date, time? / to | jumps through every due moment |
| POST /practice/settle | | lets the bot finish what is due now |
| POST /practice/faults | kind and what a fault has | switches a fault on |
| POST /practice/faults/clear | kind? | switches faults off, delivers what was held |
| GET /practice/tour | | seed, steps, those done, whether it is played, the first invitation |
| GET /practice/coming | | what will be said in the next days |
| GET /practice/inspect/{id} | | updates, handlers, calls, forms, traces of a chat |
| POST /practice/play | pause? | plays the tour from the beginning, or stops playing it |
| POST /practice/begin | seed: empty, sixty or midway | forgets everything, begins anew |
| POST /practice/restart | mode: kill or stop | ends the bot's process and starts it anew |

Every act takes `chat_id` when it happens in a group, and `deliveries` (same update id) to be
delivered several times at once. `jump` is next_morning, friday_1400, saturday_0630,
saturday_0700 or tet. A file has `caption`, `content` (base64, else a sample), `name`, `media_type`,
`seconds` and `file_unique_id` (the same means the same file again), all optional. A fault has
`times` or `for_seconds`, `methods`, `chat_id`, `retry_after`, `seconds`, all optional.
Fault kinds: 429, 500, outage, drop (done, but the reply is lost), slow, late
(updates are held until cleared), limits (Telegram's published limits are enforced).
In a group a bot hears, as in Telegram's privacy mode, commands, answers to its own messages and
what names it; an administrator hears everything, and only an administrator hears of reactions and
of other members. `status` is member, administrator, left or kicked; `user_id` may be the bot's.
An act nobody could do on a phone gives 409 and says why.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from practice import acts, groups, people, polls, pressing, sharing
from practice.control import Control
from practice.shapes import Json

Act: TypeAlias = Callable[[Control, Json], Any | Awaitable[Any]]


def _user(body: Json) -> int:
    return int(body["user_id"])


def _place(body: Json) -> tuple[int, int, int | None]:
    return int(body["user_id"]), int(body["message_id"]), body.get("chat_id")


def _file(kind: str) -> Act:
    return lambda c, b: sharing.send_file(c.standin, _user(b), kind, b)


def _say(control: Control, body: Json) -> Any:
    text, chat_id, reply_to = str(body["text"]), body.get("chat_id"), body.get("reply_to")
    return acts.say(control.standin, _user(body), text, chat_id, reply_to)


ACTS: dict[str, Act] = {
    "people": lambda c, b: people.add(c.standin, b),
    "groups": lambda c, b: groups.add(c.standin, b),
    "member": lambda c, b: groups.set_member(c.standin, b),
    "migrate": lambda c, b: groups.migrate(c.standin, b),
    "text": _say,
    "tap": lambda c, b: pressing.tap(c.standin, _user(b), int(b["message_id"]), b),
    "vote": lambda c, b: polls.vote(c.standin, _user(b), int(b["message_id"]), b),
    "photo": _file("photo"),
    "voice": _file("voice"),
    "video": _file("video"),
    "document": _file("document"),
    "album": lambda c, b: sharing.send_album(c.standin, _user(b), b),
    "location": lambda c, b: sharing.send_location(c.standin, _user(b), b),
    "contact": lambda c, b: sharing.send_contact(c.standin, _user(b), b),
    "sticker": lambda c, b: sharing.send_sticker(c.standin, _user(b), b),
    "forward": lambda c, b: sharing.forward(c.standin, _user(b), b),
    "other": lambda c, b: acts.send(c.standin, _user(b), b["content"], b.get("chat_id")),
    "edit": lambda c, b: acts.edit(c.standin, *_place(b)[:2], str(b["text"]), b.get("chat_id")),
    "delete": lambda c, b: acts.delete(c.standin, *_place(b)),
    "again": lambda c, b: acts.again(c.standin, *_place(b)),
    "block": lambda c, b: people.set_blocked(c.standin, _user(b), True),
    "unblock": lambda c, b: people.set_blocked(c.standin, _user(b), False),
    "deactivate": lambda c, b: people.deactivate(c.standin, _user(b)),
    "react": lambda c, b: acts.react(
        c.standin, *_place(b)[:2], str(b.get("emoji", "")), b.get("chat_id")
    ),
    "link": lambda c, b: pressing.open_link(c.standin, _user(b), str(b["url"])),
    "update": lambda c, b: c.standin.updates.add_raw(b["update"]),
    "clock": lambda c, b: c.travel_to(b),
    "settle": lambda c, b: c.settle(),
    "faults": lambda c, b: c.add_fault(b),
    "faults/clear": lambda c, b: c.clear_faults(b),
    "play": lambda c, b: c.play(b),
    "begin": lambda c, b: c.begin(b),
    "restart": lambda c, b: c.restart(b),
}
"""What can be posted, by the rest of the path."""
