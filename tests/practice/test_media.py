"""Files that the bot sends, and files that it fetches."""

import io
import json
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from practice.sharing import PAGE, SAMPLES
from practice.standin import TOKEN
from tests.practice.desk import HOA, Desk

PICTURE = (PAGE / SAMPLES[0]).read_bytes()


async def upload(desk: Desk, method: str, files: dict[str, bytes], **fields: Any) -> Any:
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in {"chat_id": HOA, **fields}.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, content in files.items():
        form.add_field(name, io.BytesIO(content), filename=f"{name}.bin")
    async with desk.http.post(f"{desk.address}/bot{TOKEN}/{method}", data=form) as response:
        answer = await response.json()
    return answer["result"] if answer["ok"] else answer["description"]


async def fetched(desk: Desk, path: str) -> tuple[int, bytes]:
    async with desk.http.get(f"{desk.address}/file/bot{TOKEN}/{path}") as response:
        return response.status, await response.read()


async def test_a_photo_is_uploaded_and_sent_again_by_its_id(desk: Desk) -> None:
    message = await upload(desk, "sendPhoto", {"photo": PICTURE}, caption="Đường")
    small, large = message["photo"]
    assert small["width"] < large["width"] == 640
    again = await desk.bot("sendPhoto", chat_id=HOA, photo=large["file_id"])
    assert again["photo"][-1]["file_unique_id"] == large["file_unique_id"]


async def test_a_photo_is_refused(desk: Desk) -> None:
    no_picture = await upload(desk, "sendPhoto", {"photo": b"text"})
    assert no_picture == "Bad Request: IMAGE_PROCESS_FAILED"
    heavy = await upload(desk, "sendPhoto", {"photo": PICTURE + bytes(10 * 2**20)})
    assert "is too big for a photo" in heavy
    assert await upload(desk, "sendPhoto", {"photo": b""}) == "Bad Request: file must be non-empty"
    absent = await desk.refused("sendPhoto", chat_id=HOA)
    assert absent == "400 Bad Request: there is no photo in the request"
    wrong = await desk.refused("sendPhoto", chat_id=HOA, photo="AgACnothing")
    assert wrong == "400 Bad Request: wrong file identifier/HTTP URL specified"


async def test_an_upload_over_50_megabytes_is_too_large(desk: Desk) -> None:
    words = await upload(desk, "sendDocument", {"document": bytes(52 * 2**20)})
    assert words == "Request Entity Too Large"


async def test_a_file_is_only_of_its_own_kind(desk: Desk) -> None:
    message = await upload(desk, "sendDocument", {"document": b"x"})
    wrong = await desk.refused("sendPhoto", chat_id=HOA, photo=message["document"]["file_id"])
    assert wrong == "400 Bad Request: can't use file of type Document as Photo"


async def test_a_caption_has_1024_characters(desk: Desk) -> None:
    words = await upload(desk, "sendPhoto", {"photo": PICTURE}, caption="x" * 1025)
    assert words == "Bad Request: message caption is too long"


async def test_an_album_has_two_to_ten_of_a_kind(desk: Desk) -> None:
    photo = {"type": "photo", "media": "attach://a"}
    sent = await upload(desk, "sendMediaGroup", {"a": PICTURE}, media=[photo, photo])
    assert len({message["media_group_id"] for message in sent}) == 1
    few = await upload(desk, "sendMediaGroup", {"a": PICTURE}, media=[photo])
    assert few == "Bad Request: too few messages to send as an album"
    mixed = [photo, {"type": "document", "media": "attach://a"}]
    words = await upload(desk, "sendMediaGroup", {"a": PICTURE}, media=mixed)
    assert "can't be mixed" in words


async def test_a_text_becomes_a_document(desk: Desk) -> None:
    message_id = await desk.sent("⏳ Đang tạo báo cáo…")
    media = {"type": "document", "media": "attach://report", "caption": "Báo cáo"}
    message = await upload(
        desk, "editMessageMedia", {"report": b"%PDF"}, message_id=message_id, media=media
    )
    assert message["document"]["file_name"] == "report.bin"
    assert message["caption"] == "Báo cáo"
    assert "text" not in message


async def test_what_a_person_sent_is_fetched_for_an_hour(desk: Desk) -> None:
    photo = (await desk.do("photo", user_id=HOA, sample=0))["photo"][-1]
    file = await desk.bot("getFile", file_id=photo["file_id"])
    assert file["file_path"].endswith(".jpg")
    assert await fetched(desk, file["file_path"]) == (200, PICTURE)
    desk.standin.clock.set(desk.standin.clock.now() + timedelta(minutes=61))
    assert (await fetched(desk, file["file_path"]))[0] == 404


async def test_a_file_over_20_megabytes_cannot_be_fetched(desk: Desk) -> None:
    file = desk.standin.files.keep("video", bytes(21 * 2**20), "x.mp4", "video/mp4")
    assert await desk.refused("getFile", file_id=file.file_id) == "400 Bad Request: file is too big"
    unknown = await desk.refused("getFile", file_id="none")
    assert unknown == "400 Bad Request: invalid file_id"
    assert await desk.refused("getFile") == "400 Bad Request: file_id not specified"


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ([], "can't parse InputMedia: expected an Object"),
        ({"media": "x"}, "can't parse InputMedia: Can't find field \"type\""),
        ({"type": "x"}, 'can\'t parse InputMedia: type "x" is unsupported'),
        (
            {"type": "animation", "media": "x"},
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
        ),
        ({"type": "photo"}, "can't parse InputMedia: media not found"),
        ({"type": "photo", "media": "attach://x"}, "can't parse InputMedia: media not found"),
        (
            {"type": "photo", "media": "x", "caption": []},
            'can\'t parse InputMedia: Field "caption" must be of type String',
        ),
    ],
)
async def test_a_medium_of_an_album_is_refused(desk: Desk, item: object, words: str) -> None:
    refusal = await desk.refused("sendMediaGroup", chat_id=HOA, media=[item, item])
    assert refusal == f"400 Bad Request: {words}"


async def test_media_must_be_given_and_readable(desk: Desk) -> None:
    place = {"chat_id": HOA, "message_id": await desk.sent()}
    for method, what in (("sendMediaGroup", "media"), ("editMessageMedia", "input media")):
        missing = await desk.refused(method, **place)
        assert missing == '400 Bad Request: parameter "media" is required'
        broken = await desk.refused(method, **place, media="[")
        assert broken == f"400 Bad Request: can't parse {what} JSON object"


async def test_the_same_file_keeps_its_unique_id(desk: Desk) -> None:
    first, second = [
        (await desk.do("photo", user_id=HOA, file_unique_id="AQADsame"))["photo"][-1]
        for _ in range(2)
    ]
    assert first["file_unique_id"] == second["file_unique_id"]
    assert first["file_id"] != second["file_id"]


async def test_what_the_call_says_of_a_file_comes_back(desk: Desk) -> None:
    song = {"performer": "Xẩm", "title": "Theo Đảng trọn đời"}
    audio = (await upload(desk, "sendAudio", {"audio": b"x"}, **song))["audio"]
    assert song.items() <= audio.items()
    film = {"width": 300, "height": 200}
    video = await upload(desk, "sendVideo", {"video": b"x"}, has_spoiler=True, **film)
    assert film.items() <= video["video"].items()
    assert video["has_media_spoiler"]


async def test_stickers_and_video_notes_have_no_caption(desk: Desk) -> None:
    note = await upload(desk, "sendVideoNote", {"video_note": b"x"}, length=200, caption="x")
    assert note["video_note"]["length"] == 200
    assert "caption" not in note
    sticker = await upload(desk, "sendSticker", {"sticker": b"x"}, emoji="👍")
    assert sticker["sticker"]["emoji"] == "👍"
    mine = (await desk.do("sticker", user_id=HOA))["sticker"]
    again = (await desk.bot("sendSticker", chat_id=HOA, sticker=mine["file_id"]))["sticker"]
    assert again == mine
    wrong = await desk.refused("sendPhoto", chat_id=HOA, photo=note["video_note"]["file_id"])
    assert wrong == "400 Bad Request: can't use file of type VideoNote as Photo"
    absent = await desk.refused("sendVideoNote", chat_id=HOA)
    assert absent == "400 Bad Request: there is no video note in the request"


async def test_an_album_veils_pictures_and_has_no_keyboard(desk: Desk) -> None:
    photo = (await upload(desk, "sendPhoto", {"photo": PICTURE}))["photo"][-1]["file_id"]
    item = {"type": "photo", "media": photo, "caption": "x"}
    shown = {**item, "has_spoiler": True, "show_caption_above_media": True}
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    album = {"media": [shown, item], "reply_markup": keyboard}
    veiled, plain = await desk.bot("sendMediaGroup", chat_id=HOA, **album)
    assert veiled["has_media_spoiler"]
    assert "reply_markup" not in veiled
    assert "show_caption_above_media" not in plain
    place = {"chat_id": HOA, "message_id": plain["message_id"], "caption": "y"}
    above = await desk.bot("editMessageCaption", show_caption_above_media=True, **place)
    assert above["show_caption_above_media"]
