"""Fields of a JSON object in a call, read as strictly as Telegram reads them."""

import re
from dataclasses import dataclass
from typing import Any, TypeGuard

from practice.refusals import Refusal, bad_request
from practice.shapes import Json

WHOLE = re.compile(r"-?\d+")
INT_32 = range(-(2**31), 2**31)


def _is_number(value: Any) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


@dataclass(frozen=True, slots=True)
class Fields:
    """An object and its fields. A refusal begins with `within`: what cannot be parsed."""

    values: Json
    within: str = ""

    def refusal(self, why: str) -> Refusal:
        """A refusal of the object."""
        return bad_request(self.within + why)

    def _required(self, name: str) -> Any:
        if name not in self.values:
            raise self.refusal(f'Can\'t find field "{name}"')
        return self.values[name]

    def text(self, name: str) -> str:
        """A string; a number will do.

        Raises:
            Refusal: it is missing, or of another type.
        """
        value = self._required(name)
        if not isinstance(value, str) and not _is_number(value):
            raise self.refusal(f'Field "{name}" must be of type String')
        return str(value)

    def optional_text(self, name: str) -> str:
        """A string; empty when absent or null.

        Raises:
            Refusal: it is of another type.
        """
        return "" if self.values.get(name) is None else self.text(name)

    def integer(self, name: str, among: range = INT_32) -> int:
        """A whole number; its digits in a string will do.

        Raises:
            Refusal: it is missing, or of another type, or too large.
        """
        value = self._required(name)
        if not isinstance(value, str) and not _is_number(value):
            raise self.refusal(f'Field "{name}" must be of type Number')
        if not WHOLE.fullmatch(str(value)) or int(value) not in among:
            raise self.refusal(f'Field "{name}" must be a valid Number')
        return int(value)

    def optional_integer(self, name: str) -> int:
        """A whole number; 0 when absent or null.

        Raises:
            Refusal: it is of another type, or too large.
        """
        return 0 if self.values.get(name) is None else self.integer(name)

    def flag(self, name: str) -> bool:
        """A flag; absent or null is false.

        Raises:
            Refusal: it is of another type.
        """
        value = self.values.get(name)
        if value is not None and not isinstance(value, bool | str):
            raise self.refusal(f'Field "{name}" must be of type Boolean')
        return value in {True, "true"}

    def object(self, name: str) -> "Fields":
        """An object inside.

        Raises:
            Refusal: it is missing, or of another type.
        """
        value = self._required(name)
        if not isinstance(value, dict):
            raise self.refusal(f'Field "{name}" must be of type Object')
        return Fields(value, self.within)


def fields_of(value: Any, within: str, otherwise: str = "expected an Object") -> Fields:
    """The fields of a value.

    Raises:
        Refusal: it is no object, in the words `otherwise`.
    """
    if not isinstance(value, dict):
        raise bad_request(within + otherwise)
    return Fields(value, within)
