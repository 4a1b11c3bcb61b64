"""What people attach: photos, albums, voice notes, documents, places, contacts, forwards."""

import base64
import secrets
from pathlib import Path

from practice import entities, media
from practice.acts import say, send
from practice.shapes import Json
from practice.standin import StandIn

PAGE = Path(__file__).parent / "page"
SAMPLES = ("sample-road.jpg", "sample-bins.jpg", "sample-lamp.jpg")
VOICE = "sample-voice.ogg"
MOST_OF_ALBUM = 10
HAMLET = {"latitude": 10.0341, "longitude": 105.7876}
MEDIA_TYPES = {"photo": "image/jpeg", "voice": "audio/ogg", "video": "video/mp4"}


def _captioned(caption: str) -> Json:
    if not caption:
        return {}
    found = entities.typed(caption)
    extra = {"caption_entities": list(found.entities)} if found.entities else {}
    return {"caption": found.text, **extra}


def _content(kind: str, body: Json, number: int) -> bytes:
    """The bytes of the file: given in base64, or a sample."""
    if "content" in body:
        return base64.b64decode(body["content"])
    if kind == "voice":
        return (PAGE / VOICE).read_bytes()
    if kind == "photo":
        return (PAGE / SAMPLES[int(body.get("sample", number)) % len(SAMPLES)]).read_bytes()
    return "Tài liệu tập dượt.\n".encode()


def _kept(standin: StandIn, kind: str, body: Json, number: int = 0) -> Json:
    default = "tap-duot.txt" if kind == "document" else kind
    file = standin.files.keep(
        kind,
        _content(kind, body, number),
        str(body.get("name", default)),
        str(body.get("media_type", MEDIA_TYPES.get(kind, "application/octet-stream"))),
        int(body.get("seconds", 4 if kind == "voice" else 0)),
        body.get("file_unique_id"),
    )
    return media.shown(file)


def send_file(standin: StandIn, user_id: int, kind: str, body: Json) -> Json:
    """Sends a photo, voice note, video or document.

    `content` (base64) replaces the sample; `file_unique_id` makes it the same file again.

    Raises:
        Impossible: it cannot be sent.
    """
    number = standin.files.count()
    content = _kept(standin, kind, body, number) | _captioned(str(body.get("caption", "")))
    return send(standin, user_id, content, body.get("chat_id"), body.get("reply_to"))


def send_album(standin: StandIn, user_id: int, body: Json) -> list[Json]:
    """Sends `count` sample photos, or `contents` (base64), as one album, captioned on the first.

    Raises:
        Impossible: it cannot be sent.
    """
    group = str(secrets.randbelow(10**17) + 10**16)
    sent = []
    count = min(max(int(body.get("count", 3)), 2), MOST_OF_ALBUM)
    samples: list[Json] = [{"sample": number} for number in range(count)]
    given = [{"content": content} for content in body.get("contents", [])[:MOST_OF_ALBUM]]
    for number, photo in enumerate(given or samples):
        caption = _captioned(str(body.get("caption", ""))) if number == 0 else {}
        content = {**_kept(standin, "photo", photo), "media_group_id": group}
        sent.append(send(standin, user_id, content | caption, body.get("chat_id")))
    return sent


def send_location(standin: StandIn, user_id: int, body: Json) -> Json:
    """Shares a place.

    Raises:
        Impossible: it cannot be sent.
    """
    spot = {name: float(body.get(name, default)) for name, default in HAMLET.items()}
    return send(standin, user_id, {"location": spot}, body.get("chat_id"))


def send_contact(standin: StandIn, user_id: int, body: Json) -> Json:
    """Shares a contact; without a name, one's own.

    Raises:
        Impossible: it cannot be sent.
    """
    card: Json = {
        "phone_number": str(body.get("phone", "84900000000")),
        "first_name": str(body.get("name", "")),
    }
    if not card["first_name"]:
        person = standin.world.people[user_id]
        card |= {"first_name": person.name, "user_id": user_id}
    return send(standin, user_id, {"contact": card}, body.get("chat_id"))


def send_sticker(standin: StandIn, user_id: int, body: Json) -> Json:
    """Sends a sticker: something a bot has no use for.

    Raises:
        Impossible: it cannot be sent.
    """
    emoji = str(body.get("emoji", "👍"))
    file = standin.files.keep("sticker", b"RIFF\x00\x00\x00\x00WEBP", emoji, "image/webp")
    return send(standin, user_id, media.shown(file), body.get("chat_id"))


def forward(standin: StandIn, user_id: int, body: Json) -> list[Json]:
    """Forwards somebody else's words.

    Raises:
        Impossible: it cannot be sent.
    """
    origin = {
        "type": "hidden_user",
        "sender_user_name": str(body.get("from", "Người dân")),
        "date": standin.timestamp() - 600,
    }
    text, chat_id = str(body.get("text", "")), body.get("chat_id")
    return say(standin, user_id, text, chat_id, extra={"forward_origin": origin})
