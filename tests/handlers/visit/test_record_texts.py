"""The history of a record, as prose."""

from handlers.visit import record_texts as texts


def test_a_change_is_said_without_empty_places() -> None:
    changes = (("", "gọi lại"), ("gọi lại", "xong <b>"), ("xong", ""), ("", ""))
    entries = [("09:00", "Lê Thị Hoa", "note", old, new) for old, new in changes]
    assert texts.history(entries).splitlines()[2:] == [
        "• 09:00, đ/c Hoa sửa ghi chú: gọi lại",
        "• 09:00, đ/c Hoa sửa ghi chú: gọi lại → xong &lt;b&gt;",
        "• 09:00, đ/c Hoa sửa ghi chú: xong → không có",
        "• 09:00, đ/c Hoa sửa ghi chú",
    ]
