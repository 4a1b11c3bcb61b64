"""A code is known however it is typed; nothing else is taken for one."""

import pytest

from domain.inquiry import is_id, issue_code

CODE = "YK-2026-0045"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("YK-2026-0045", CODE),
        ("yk-2026-0045", CODE),
        ("  Yk 2026 45 ", CODE),
        ("yk2026/45", CODE),
        ("YK–2026–0045.", CODE),
        ("yk 20260045", CODE),
        ("YK 45", CODE),
        ("yk0045", CODE),
        ("YK-2025-7", "YK-2025-0007"),
        ("yk 2026 12345", "YK-2026-12345"),
        ("yk 2025", "YK-2026-2025"),
        ("TH-2026-0045", None),
        ("0045", None),
        ("yk", None),
        ("yk 2026 0045 ngập", None),
        ("yk ²", None),
        ("yk ٣", None),
        ("yk 2026 1234567", None),
        ("", None),
    ],
)
def test_a_typed_code_has_one_form(typed: str, code: str | None) -> None:
    assert issue_code(typed, 2026) == code


@pytest.mark.parametrize(
    ("text", "known"),
    [
        *(("0", True), ("7", True), ("999999999", True)),
        *(("", False), ("-1", False), ("1.5", False), (" 7", False), ("٣", False), ("²", False)),
        *(("2147483648", False), ("9" * 30, False)),
    ],
)
def test_what_is_forged_is_no_id(text: str, known: bool) -> None:
    assert is_id(text) is known
