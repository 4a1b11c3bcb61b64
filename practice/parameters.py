"""A call's parameters, read from query, urlencoded, multipart or JSON as Telegram reads them."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from practice.refusals import Refusal, bad_request

MAX_UPLOAD_BYTES = 50 * 1024 * 1024
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the call."""

    name: str
    content: bytes
    media_type: str


@dataclass(slots=True)
class Parameters:
    """Parameters by name. Whatever the encoding was, values are strings, as on Telegram."""

    values: dict[str, str] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A string; empty when absent.

        Raises:
            Refusal: it cannot be encoded in UTF-8.
        """
        value = self.values.get(name, "")
        if LONE_SURROGATE.search(value):
            raise bad_request(f"{name} must be encoded in UTF-8")
        return value

    def integer(
        self, name: str, default: int = 0, low: int = -(2**63), high: int = 2**63 - 1
    ) -> int:
        """A number, clamped; what is no number counts as 0, as on Telegram."""
        value = self.values.get(name, "").strip()
        if not value:
            return default
        found = re.match(r"-?\d+", value)
        return min(max(int(found.group()) if found else 0, low), high)

    def boolean(self, name: str) -> bool:
        """A flag; absent is false."""
        return self.values.get(name, "").strip().lower() in {"true", "yes", "1"}

    def parsed(self, name: str, what: str) -> Any:
        """A JSON-serialized value, or None when absent. `what` names it in a refusal."""
        value = self.text(name)
        if not value:
            return None
        try:
            return decoded(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None

    def readable(self, name: str) -> Any:
        """A JSON-serialized value of which Telegram overlooks that it cannot be read."""
        try:
            return decoded(self.text(name))
        except ValueError:
            return None

    def required(self, name: str) -> str:
        """A string.

        Raises:
            Refusal: it is missing or empty.
        """
        if not self.text(name):
            raise bad_request(f'parameter "{name}" is required')
        return self.text(name)


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def decoded(source: str | bytes) -> Any:
    """A JSON value.

    Raises:
        ValueError: it is none, or nested too deep.
    """
    try:
        return json.loads(source, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deep") from None


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value)


async def _from_json(request: Request) -> dict[str, str]:
    raw = await request.body()
    if raw.strip()[:1] not in {b"", b"{"}:
        raise bad_request("JSON object expected")
    try:
        body = decoded(raw.strip() or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON encoded request") from None
    return {name: _as_text(value) for name, value in body.items()}


async def _from_form(request: Request) -> Parameters:
    try:
        return await _fields_and_files(request)
    except MultiPartException as why:
        if "exceeded maximum size" in why.message:
            raise Refusal(413, "Request Entity Too Large") from None
        raise bad_request("boundary not found") from None


async def _fields_and_files(request: Request) -> Parameters:
    found = Parameters()
    async with request.form(max_files=100, max_fields=1000, max_part_size=2**22) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                kind = value.content_type or "application/octet-stream"
                found.uploads[name] = Upload(value.filename or name, await value.read(), kind)
            else:
                found.values[name] = value
    return found


async def read(request: Request) -> Parameters:
    """Reads the parameters of a call.

    Raises:
        Refusal: the body cannot be read, or is larger than Telegram takes.
    """
    length = request.headers.get("content-length", "0")
    if length.isdigit() and int(length) > MAX_UPLOAD_BYTES + 2**20:
        raise Refusal(413, "Request Entity Too Large")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    found = Parameters()
    if kind == "application/json":
        found.values = await _from_json(request)
    elif kind in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        found = await _from_form(request)
    for name, value in request.query_params.items():
        found.values.setdefault(name, value)
    return found
