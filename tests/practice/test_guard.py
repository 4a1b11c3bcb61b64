"""Who is let in."""

import pytest

from practice.standin import TOKEN
from tests.practice.desk import HOA, Desk


@pytest.mark.parametrize("path", ["/", "/practice/state", f"/bot{TOKEN}/getMe"])
async def test_a_foreign_host_is_turned_away(desk: Desk, path: str) -> None:
    async with desk.http.get(desk.address + path, headers={"Host": "evil.example"}) as response:
        assert response.status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
async def test_another_page_cannot_post(desk: Desk, headers: dict[str, str]) -> None:
    url, body = f"{desk.address}/practice/text", {"user_id": HOA, "text": "x"}
    async with desk.http.post(url, json=body, headers=headers) as response:
        assert response.status == 403
    assert await desk.updates() == []


async def test_the_own_page_can_post(desk: Desk) -> None:
    url, body = f"{desk.address}/practice/text", {"user_id": HOA, "text": "x"}
    async with desk.http.post(url, json=body, headers={"Origin": desk.address}) as response:
        assert response.status == 200


async def test_the_page_runs_nothing_from_elsewhere(desk: Desk) -> None:
    async with desk.http.get(desk.address) as response:
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert response.headers["X-Frame-Options"] == "DENY"


async def test_only_parts_of_the_page_are_served(desk: Desk) -> None:
    async with desk.http.get(f"{desk.address}/page/app.js") as response:
        assert response.status == 200
    for path in ("/page/..%2Fserver.py", "/page/%2Fetc%2Fpasswd", "/page/none.js"):
        async with desk.http.get(desk.address + path) as response:
            assert response.status == 404


async def test_documents_are_downloads_only(desk: Desk) -> None:
    sent = await desk.do("document", user_id=HOA, name="x.html", media_type="text/html")
    url = f"{desk.address}/practice/files/{sent['document']['file_id']}"
    async with desk.http.get(url) as response:
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["Content-Disposition"].startswith("attachment")
