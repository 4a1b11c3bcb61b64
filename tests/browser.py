"""A real Chromium for tests: a page in a window, and the practice as `make demo` starts it.

With SCREENSHOTS set to a directory it keeps the pictures of the README there.
"""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, async_playwright

CHROMIUM = shutil.which("chromium")
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run --use-fake-ui-for-media-stream "
    "--use-fake-device-for-media-stream"
)
WIDE, NARROW = (1440, 900), (360, 740)
ROOT = Path(__file__).resolve().parents[1]

BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"),
        reason="no Chromium here: apt-get install chromium",
    ),
]
"""What marks a module of tests in a browser."""


@asynccontextmanager
async def rehearsal(directory: Path) -> AsyncIterator[str]:
    """The practice as `make demo` starts it; yields its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "practice", "--no-browser", "--fresh", "--port", "0"),
        cwd=directory,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), 60)
        found = re.search(r"http://\S+", line.decode())
        assert found is not None, line
        yield found[0]
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def window(size: tuple[int, int], locale: str = "vi-VN") -> AsyncIterator[Page]:
    """An empty page in a window of this width and height; the browser speaks `locale`."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        width, height = size
        yield await browser.new_page(viewport={"width": width, "height": height}, locale=locale)
        await browser.close()


@asynccontextmanager
async def page_at(address: str, size: tuple[int, int]) -> AsyncIterator[Page]:
    """The page of the practice in a window of this width and height."""
    async with window(size) as page:
        await page.goto(address)
        yield page


def phone_of(page: Page, name: str) -> Locator:
    """Somebody's phone on the page."""
    return page.get_by_label(f"Điện thoại của {name}", exact=True)


async def taps(phone: Locator, *labels: str) -> None:
    """Presses the last button of each label, one after the other."""
    for label in labels:
        await phone.get_by_role("button", name=label).last.click()


async def types(phone: Locator, words: str) -> None:
    """Writes into the phone, and sends."""
    await phone.get_by_role("textbox").fill(words)
    await phone.get_by_role("textbox").press("Enter")


async def picture(page: Page, name: str) -> None:
    """Keep a picture, if they are wanted."""
    wanted = os.environ.get("SCREENSHOTS")
    if wanted:
        await page.wait_for_timeout(700)
        await page.screenshot(path=Path(wanted) / f"{name}.png")
