"""Settings: read once at the start, from the environment and `.env`; wrong ones stop the start."""

from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import setting_rules as rules
from domain.text import one_line

_Name = Annotated[str, AfterValidator(one_line), Field(max_length=100)]


class SettingsError(Exception):
    """One line in Vietnamese that names the setting and the reason; never holds a secret."""


class Settings(BaseSettings):
    """What an operator may choose. A description becomes the comment in `.env.example`."""

    # Notepad on Windows begins a file with a byte order mark: hence utf-8-sig.
    model_config = SettingsConfigDict(
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    bot_token: Annotated[SecretStr | None, AfterValidator(rules.optional(rules.token))] = Field(
        default=None, description="Token do @BotFather cấp. Không đưa cho ai, không đăng lên mạng."
    )
    bot_token_file: Path | None = Field(
        default=None, description="Hoặc tệp chứa token, thay cho BOT_TOKEN; chỉ dùng một trong hai."
    )
    bot_api_url: Annotated[str, AfterValidator(rules.api_url)] = Field(
        default="https://api.telegram.org",
        description="Máy chủ Bot API: phần đứng trước /bot<token>. Đổi khi dùng máy chủ riêng.",
    )
    bot_proxy: Annotated[SecretStr | None, AfterValidator(rules.optional(rules.proxy_url))] = Field(
        default=None,
        description="Proxy tới Telegram: http://, https:// hoặc socks5://tên:mật_khẩu@máy:cổng.",
    )
    data_dir: Annotated[Path, AfterValidator(rules.directory)] = Field(
        default=Path("data"), description="Thư mục giữ cơ sở dữ liệu, ảnh, ghi âm và bản sao lưu."
    )
    database_url: Annotated[
        SecretStr | None, AfterValidator(rules.optional(rules.database_url))
    ] = Field(
        default=None,
        description="Cơ sở dữ liệu; để trống là tệp SQLite trong DATA_DIR. "
        "PostgreSQL: postgresql+psycopg://tên:mật_khẩu@máy/cơ_sở.",
    )
    timezone: Annotated[str, AfterValidator(rules.time_zone)] = Field(
        default="Asia/Ho_Chi_Minh", description="Múi giờ của xã."
    )
    commune_name: _Name = Field(
        default="", description="Xã, phường, đặc khu, viết đủ; chỉ dùng cho lần chạy đầu tiên."
    )
    province_name: _Name = Field(
        default="", description="Tỉnh, thành phố, viết đủ; chỉ dùng cho lần chạy đầu tiên."
    )
    admin_ids: Annotated[tuple[int, ...], NoDecode, BeforeValidator(rules.user_ids)] = Field(
        default=(),
        description="Mã số Telegram của các quản trị viên, cách nhau dấu phẩy; có thể để trống.",
    )
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(rules.in_capitals)
    ] = Field(default="INFO", description="Mức nhật ký: DEBUG, INFO, WARNING, ERROR.")
    log_format: Annotated[Literal["console", "json"], BeforeValidator(rules.in_small_letters)] = (
        Field(default="console", description="Dạng nhật ký: console cho người đọc, json cho máy.")
    )
    retention_days: int = Field(
        default=7,
        ge=1,
        le=365,
        description="Sau mấy ngày thì xóa nội dung tin đã xử lý, đã gửi (1–365).",
    )
    send_pace: bool = Field(
        default=True,
        description="Nhịp gửi theo giới hạn của Telegram: on, off. Chỉ tắt khi đo hiệu năng.",
    )

    @model_validator(mode="after")
    def _one_token(self) -> "Settings":
        if self.bot_token and self.bot_token_file:
            raise ValueError(
                "BOT_TOKEN_FILE: chỉ dùng một trong hai, BOT_TOKEN hoặc BOT_TOKEN_FILE"
            )
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The commune's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def database(self) -> str:
        """The database's URL. It may hold a password: not for logs."""
        if self.database_url:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.data_dir.as_posix()}/gandan.sqlite3"

    @property
    def proxy(self) -> str | None:
        """The proxy's URL. It may hold a password: not for logs."""
        return self.bot_proxy.get_secret_value() if self.bot_proxy else None

    def token(self) -> str:
        """The bot's token.

        Raises:
            SettingsError: None is set, or the file that should hold it does not.
        """
        if self.bot_token:
            return self.bot_token.get_secret_value()
        if self.bot_token_file is None:
            raise SettingsError("BOT_TOKEN: chưa có. Chạy «gandan setup», hoặc ghi vào tệp .env.")
        try:
            return rules.token_in(self.bot_token_file).get_secret_value()
        except ValueError as error:
            raise SettingsError(f"BOT_TOKEN_FILE: {error}.") from None

    def make_data_dir(self) -> None:
        """Make `DATA_DIR` when it is not there, for the owner's eyes only.

        Raises:
            SettingsError: It cannot be made.
        """
        try:
            self.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            raise SettingsError("DATA_DIR: không tạo được thư mục này.") from None
