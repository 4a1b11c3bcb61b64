"""What every parse mode builds: a text as it grows, and entities counted in UTF-16 units."""

from dataclasses import dataclass, field

from practice import links
from practice.refusals import Refusal, bad_request
from practice.shapes import Json, units


def complaint(why: str) -> Refusal:
    """A refusal of markup."""
    return bad_request(f"can't parse entities: {why}")


@dataclass(slots=True)
class Marked:
    """The text read so far, without its marks."""

    source: str
    at: int = 0
    words: list[str] = field(default_factory=list)
    length: int = 0
    entities: list[Json] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.words)

    def byte(self, index: int) -> int:
        """Where this character of the source is, in bytes."""
        return len(self.source[:index].encode())

    def starts(self, mark: str) -> bool:
        """Whether the source goes on with `mark`."""
        return self.source.startswith(mark, self.at)

    def add(self, words: str) -> None:
        """More text."""
        self.words.append(words)
        self.length += units(words)

    def since(self, offset: int) -> str:
        """The text from an offset on."""
        raw = self.text.encode("utf-16-le", "surrogatepass")
        return raw[2 * offset :].decode("utf-16-le", "surrogatepass")

    def mark(self, kind: str, offset: int, **more: object) -> None:
        """An entity from an offset to the end of the text so far; an empty one is none."""
        if self.length > offset:
            shape = {"offset": offset, "length": self.length - offset, "type": kind}
            self.entities.append({**shape, **more})

    def link(self, offset: int, address: str) -> None:
        """A link, or somebody's name; what is no address stays plain text."""
        if user_id := links.user_of(address):
            self.mark("text_mention", offset, user={"id": user_id})
            return
        try:
            self.mark("text_link", offset, url=links.checked(address))
        except links.BadLink:
            return

    def emoji(self, offset: int, number: str) -> None:
        """A custom emoji.

        Raises:
            Refusal: this is no custom emoji.
        """
        if self.length > offset and not links.is_emoji_id(number):
            raise complaint("Invalid custom emoji identifier specified")
        self.mark("custom_emoji", offset, custom_emoji_id=number)
