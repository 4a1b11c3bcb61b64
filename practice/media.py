"""Files in calls and messages: uploads, known ids, and how each kind looks in a message."""

from practice import pictures
from practice.files import StoredFile
from practice.parameters import MAX_UPLOAD_BYTES, Parameters, Upload
from practice.refusals import Refusal, bad_request
from practice.shapes import Json
from practice.standin import StandIn

MAX_PHOTO_BYTES = 10 * 1024 * 1024
THUMB_PIXELS = 90


def _photo_sizes(file: StoredFile) -> list[Json]:
    width, height = file.width or 1280, file.height or 960
    scale = min(1.0, THUMB_PIXELS / max(width, height))
    small = {
        **file.reference(),
        "file_unique_id": f"{file.unique_id}s",
        "width": max(1, int(width * scale)),
        "height": max(1, int(height * scale)),
    }
    return [small, {**file.reference(), "width": width, "height": height}]


def shown(file: StoredFile) -> Json:
    """What a message carries for a file; a phone names a sticker by its emoji."""
    about = {**file.reference(), "mime_type": file.media_type}
    frame = {"width": file.width or 640, "height": file.height or 360, "duration": file.seconds}
    if file.kind == "photo":
        return {"photo": _photo_sizes(file)}
    if file.kind in {"voice", "audio"}:
        return {file.kind: {**about, "duration": file.seconds}}
    if file.kind == "video_note":
        side = {"length": file.width or 240, "duration": file.seconds}
        return {"video_note": {**file.reference(), **side}}
    if file.kind == "sticker":
        plain = {"type": "regular", "width": 512, "height": 512}
        still = {"is_animated": False, "is_video": False}
        emoji = {} if file.name.isascii() else {"emoji": file.name}
        return {"sticker": {**file.reference(), **plain, **still, **emoji}}
    if file.kind == "video":
        return {"video": {**about, **frame, "file_name": file.name}}
    named = {**about, "file_name": file.name}
    if file.kind == "animation":
        return {"animation": {**named, **frame}, "document": named}
    return {"document": named}


def _check(kind: str, upload: Upload) -> None:
    size = len(upload.content)
    if not size:
        raise bad_request("file must be non-empty")
    if size > MAX_UPLOAD_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    if kind != "photo":
        return
    if size > MAX_PHOTO_BYTES:
        raise bad_request(f"file of size {size} bytes is too big for a photo")
    pixels = pictures.size_of(upload.content)
    if pixels is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = pixels
    if width + height > 10000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _known(standin: StandIn, kind: str, file_id: str) -> StoredFile:
    if file_id.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = standin.files.find(file_id)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        have, want = (one.title().replace("_", "") for one in (file.kind, kind))
        raise bad_request(f"can't use file of type {have} as {want}")
    return file


def given(
    standin: StandIn, parameters: Parameters, kind: str, value: str, seconds: int = 0
) -> StoredFile:
    """The file a call names: a field that was uploaded, `attach://…`, or a known id.

    Raises:
        Refusal: there is none, or Telegram would not take it.
    """
    upload = parameters.uploads.get(value.removeprefix("attach://") if value else kind)
    if upload is not None:
        _check(kind, upload)
        name, media_type = upload.name, upload.media_type
        return standin.files.keep(kind, upload.content, name, media_type, seconds)
    if not value or value.startswith("attach://"):
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
    return _known(standin, kind, value)
