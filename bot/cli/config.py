"""`gandan config`: the settings, as they are and as an example."""

import typer

from bot import setting_file


def show() -> None:
    """In các thiết lập đang dùng; token và mật khẩu được che."""
    for name, value in setting_file.shown(setting_file.load()).items():
        typer.echo(f"{name}={value}")


def example() -> None:
    """In tệp .env.example: mọi thiết lập, ý nghĩa và giá trị mặc định."""
    typer.echo(setting_file.example(), nl=False)
