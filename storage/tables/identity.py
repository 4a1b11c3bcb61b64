"""Who the bot is on Telegram."""

from sqlmodel import Field, SQLModel


class BotIdentityRow(SQLModel, table=True):
    """The one bot that serves this database, as Telegram last named it."""

    __tablename__ = "bot_identity"

    id: int = Field(primary_key=True)
    username: str
