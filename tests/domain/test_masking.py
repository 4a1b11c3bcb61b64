"""Names and numbers never survive in what is pushed; ordinary words and quantities do."""

import itertools
import unicodedata

import pytest

from domain.masking import MASK, masked
from domain.text import fold

NAMES = (
    "bà Nguyễn Thị Lan",
    "ông Huỳnh Văn Ba",
    "Lê Thị Hoa",
    "Ngô Anh Tú",
    "Trần Văn Minh",
    "Phạm Thu Hà",
    "ông Võ Thành Út",
    "bà Đặng Thị Mười",
    "anh Trần Như Ý",
)
MOBILE, LANDLINE, CARD, OLD_CARD = "0912345678", "02723855123", "079085012345", "301234567"
FRAMES = (
    "Đường vào ấp 3 ngập, gọi {}",
    "{} là số của nhà bị mất nước",
    "Xin gọi lại ({}), cống vỡ từ 05/12/2026",
    "Liên hệ: {}. Có 12 hộ bị ngập",
    "số {}, cách nhà 3,5 km",
)


def cut(number: str, sizes: tuple[int, ...], between: str) -> str:
    """A number in pieces of these sizes; the last takes the rest."""
    pieces, at = [], 0
    for size in sizes:
        pieces.append(number[at : at + size])
        at += size
    return between.join([*pieces, number[at:]])


WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
SPOKEN = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SHAPES = [
    *(cut(MOBILE, sizes, s) for sizes in ((4, 3), (3, 3), (4, 2, 2)) for s in (" ", ".", "-", ",")),
    *(cut(MOBILE, (4, 3), s) for s in (", ", " - ", " . ", "  ", "–", "\n", "/", " / ", "_")),
    *(cut(MOBILE, (4, 3), s) for s in (" rồi ", ", rồi ", " rồi đến ", " sau đó ", " tiếp ")),
    *(cut(MOBILE, (4, 3), s) for s in (" tiếp theo ", " đuôi ", " và ", " chấm ", " rồi tới số ")),
    *(cut(MOBILE, (1,) * 9, s) for s in (" ", "-", ".")),
    f"({MOBILE[:4]}) {MOBILE[4:7]}-{MOBILE[7:]}",
    f"({MOBILE[:4]}){MOBILE[4:]}",
    f"[{MOBILE}]",
    *(f"+84{s}{cut(MOBILE[1:], (3, 3), s)}" for s in ("", " ", ".", "-")),
    *(f"{head}{MOBILE[1:]}" for head in ("84", "(+84) ", "(84)", "+84 (0) ", "0084")),
    MOBILE,
    MOBILE.translate(WIDE),
    cut(MOBILE, (4, 3), " ").translate(WIDE),
    MOBILE.translate(ARABIC),
    "\u200b".join(MOBILE),
    *(s.join(SPOKEN[int(d)] for d in MOBILE) for s in (" ", ", ", "-", "  ")),
    " ".join(SPOKEN[int(d)] for d in MOBILE).upper(),
    "khong chin mot hai ba bon nam sau bay tam",
    "không chín 12 345 678",
    "không chín một hai 345 678",
    LANDLINE,
    cut(LANDLINE, (4, 4), " "),
    cut(LANDLINE, (4, 4), "."),
    CARD,
    *(cut(CARD, (3, 3, 3), s) for s in (" ", ".", "-", ", ", ",")),
    *(cut(CARD, (4, 4), s) for s in (" ", ".", "-")),
    OLD_CARD,
    cut(OLD_CARD, (3, 3), " "),
    cut(OLD_CARD, (3, 3), "."),
    cut(OLD_CARD, (3, 3), "-"),
]


def digits(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isdigit())


@pytest.mark.parametrize(("frame", "shape"), list(itertools.product(FRAMES, SHAPES)))
def test_a_number_survives_in_no_shape(frame: str, shape: str) -> None:
    if not frame.isascii() and shape.startswith("khong"):
        frame = unicodedata.normalize("NFKD", frame).encode("ascii", "ignore").decode()
    shown = masked(frame.format(shape), NAMES)
    assert MASK in shown
    around = digits(frame.format(""))
    assert digits(shown) == around, shown
    assert not any(f" {two} " in f" {fold(shown)} " for two in ("chin mot", "hai ba", "sau bay"))


TITLES = ("ông", "bà", "anh", "chị", "cô", "chú", "bác", "em", "cháu", "thầy", "đ/c", "đồng chí")
MORE_TITLES = ("Ông", "BÀ", "Đ/c", "tên", "chị Sáu", "chú tổ trưởng", "cô giáo", "đ/c bí thư")
SAYING = ("Hôm qua {} nói cống vỡ", "Nước tràn vào nhà {}, chưa ai xử lý", "Cống vỡ, hỏi {}")


@pytest.mark.parametrize(("frame", "title"), list(itertools.product(SAYING, TITLES + MORE_TITLES)))
def test_a_given_name_after_a_title_is_hidden(frame: str, title: str) -> None:
    for given in ("Lan", "Ba", "Hoa", "Tú", "Minh", "Hà", "Út", "Mười", "LAN", "Lân"):
        for between in (" ", "  ", "\n"):
            shown = masked(frame.format(f"{title}{between}{given}"), NAMES)
            assert f" {given.lower()} " not in f" {shown.lower()} ".replace(",", " "), shown
            assert MASK in shown, shown
    for given in ("lan", "tú", "minh", "út"):
        shown = masked(frame.format(f"{title} {given}"), NAMES)
        assert given not in shown.split(), shown


def forms(name: str) -> list[str]:
    """A full name as people write it."""
    words = name.split()
    bare = fold(name)
    return [
        name,
        name.upper(),
        name.lower(),
        bare,
        bare.title(),
        bare.upper(),
        unicodedata.normalize("NFD", name),
        unicodedata.normalize("NFD", name.upper()),
        "  ".join(words),
        "\n".join(words),
        " \n ".join(words),
        "\u200b".join(name),
        "-".join(words),
        "_".join(words),
        ". ".join([*(word[0] for word in words[:-1]), words[-1]]),
        ".".join([*(word[0] for word in words[:-1]), words[-1]]),
        f"{words[-1]} {' '.join(words[:-1])}",
        f"{words[0]} {words[-1]}",
        " ".join(words[1:]),
        f"{words[-1]} {words[0]}",
    ]


@pytest.mark.parametrize("name", ["Nguyễn Thị Lan", "Huỳnh Văn Ba", "Võ Thành Út", "Đặng Thị Mười"])
@pytest.mark.parametrize("frame", [*SAYING, "{} báo cống vỡ", "anh {} báo", "(«{}»)"])
def test_a_full_name_survives_in_no_form(name: str, frame: str) -> None:
    given = fold(name.split()[-1])
    for form in forms(name):
        shown = masked(frame.format(form), NAMES)
        assert MASK in shown, form
        assert given not in fold(shown).split(), shown


READABLE = """
Cống vỡ làm ngập 12 hộ, dài 3,5 km
Theo QĐ 218 thì xong trong năm 2026
Quyết định 218-QĐ/TW, công văn 12/UBND-ĐC ngày 05/12/2026
Kinh phí 1.500.000.000 đồng, dân góp 15.000.000 đ
Giá 1 500 000 000 đồng, hay 1500000000 đồng
Tổng 12.000.000.000, còn nợ 350.000.000
Vay 15000000 đồng từ năm 2021-2025
Các năm 2020, 2021, 2022, 2023 đều ngập
Từ 05/12/2026 đến 07/12/2026, hoặc 05.12.2026 - 07.12.2026
Ngày 05-12-2026, ngày 6/12/26
Ba người bị nạn, ba người khác chạy
Có ba người, hai ba hộ, năm sáu cây, bảy tám con
Hoa nở, trồng hoa ven đường, hoa màu hư hết
Lan can cầu gãy, sửa lan can
Nhà ở đường số 7, hẻm 12/3/45, số nhà 128A
Thửa 215 tờ 12, diện tích 1.250 m²
Giảm 12,5% so với 7,25%
Họp lúc 7h30 đến 9h00, hoặc 13:30 - 16:45
Thứ Ba, thứ Tư, tháng Ba, tháng Tám
Sông Ba Lai, cầu Ba Càng, tỉnh Hà Nam, Hà Nội
Bà con chú ý, anh em, cụ thể, bác sĩ, cô giáo
Bà mẹ Việt Nam anh hùng cần nhà
Nộp ba văn bản, ba lần không ai nhận
Quốc lộ 1A, tỉnh lộ 824, km 12+500
Một hai ba bốn lần xin mà chưa được
Gọi 113, 114, 115; đường dây 1022
01 bò, 02 trâu, 03 heo, 04 gà, 05 vịt chết
05 hộ và 12 hộ, 03 con và 04 cây, 06 người
Nước lên 0,5 m, 0,75 m rồi 1,2 m
Bao thuốc 10 kg, 25 kg, 50 kg; 120 viên
Tổ 3, tổ 4, tổ 5, ấp 3, ấp 4
Bình chọn 15 trên 20, đạt 3/4 số hộ
Hộ nghèo 2026, cận nghèo 2027, 34 tỉnh, 3.321 xã
Minh bạch tài chính, bình minh, thông minh
Đường tối, đèn hư từ 18h đến 5h sáng
""".strip().split("\n")


@pytest.mark.parametrize("sentence", READABLE)
def test_ordinary_words_and_quantities_stay(sentence: str) -> None:
    assert masked(sentence, NAMES) == sentence
    assert masked(f"{sentence}.", NAMES) == f"{sentence}."


MORE_NAMES = (*NAMES, "ông Nguyễn Văn Bình", "bà Trịnh Kim Chi", "ông Phan Văn An", "bà Lê Thị Sáu")

LOWERED = """
ông nguyễn lan nói đường ngập
bà trịnh chi báo cống vỡ
đất của ông nguyễn bình bị ngập
vợ ong binh đang bệnh nặng
theo lời bac lan, cán bộ chưa giải quyết
mời chu van binh lên làm việc
gặp chi kim chi ở đầu cầu
do co thi lan làm sai
đ/c bí thư Lan chưa trả lời
trưởng ấp Lan vắng họp
trưởng khu phố Bình không nghe
kế toán Lan giữ tiền
""".strip().split("\n")


@pytest.mark.parametrize("sentence", LOWERED)
def test_a_name_is_hidden_as_dictation_writes_it(sentence: str) -> None:
    shown = masked(sentence, MORE_NAMES)
    assert MASK in shown, shown
    assert not {"lan", "binh"} & set(fold(shown).replace(",", " ").split()), shown
    assert "kim" not in shown, shown


PAPERS = """
hộ chiếu B1234567
hộ chiếu C 9876543
biển số 62A-123.45
xe 62-B1 123.45
BKS 51F-678.90
xe 62b1-123.45
xe máy 62L1 5678
biển số 62 A 12345
số 0912 ... 345678
số 0912…345678
tài khoản 1021 000 234 567
gọi không chín một hai, ba trăm bốn lăm, sáu bảy tám
""".strip().split("\n")


@pytest.mark.parametrize("sentence", PAPERS)
def test_papers_plates_and_accounts_are_hidden(sentence: str) -> None:
    shown = masked(f"{sentence} để biết", NAMES)
    assert MASK in shown
    assert digits(shown) == "", shown


def test_digits_spelled_without_marks_are_hidden_among_words_that_have_theirs() -> None:
    shown = masked("gọi số khong chin mot hai ba bon nam sau bay tam để biết", NAMES)
    assert shown == f"gọi số {MASK} để biết"


PLAIN = """
Một trăm hai mươi ba hộ chưa có nhà tiêu
Từ sau Tết, ở phía nam ấp, ba hộ không có nước
Thu hai trăm nghìn, chi một trăm năm mươi nghìn
Báo cáo 05 BC 2026, hướng dẫn 36-HD 2024, nhà 12A 2025
Cột điện 471-E2/12 nghiêng, tuyến ĐT.831 và QL62
Các hộ số 11, 12, 13, 14, 15 và 16 chưa có đồng hồ
Chi phí nạo vét 15.000.000 đồng, chu vi 1.200 m
Cán bộ ba ấp đã họp, chủ tịch minh bạch, bí thư ở xa
Bình quân mỗi ngày, an ninh trật tự, hòa giải, út ít
Năm nay nước lên, sáu tháng chưa ai trả lời, mười hộ nghèo
Kênh Năm Xã cạn, cầu Sáu Hùng sập, chợ bán lan rừng
""".strip().split("\n")


@pytest.mark.parametrize("sentence", PLAIN)
def test_words_that_only_look_like_names_or_numbers_stay(sentence: str) -> None:
    assert masked(sentence, MORE_NAMES) == sentence


def test_masking_twice_changes_nothing_more() -> None:
    for frame, shape in itertools.product(FRAMES, SHAPES):
        once = masked(frame.format(f"{shape} bà Lan, Nguyễn Thị Lan"), NAMES)
        assert masked(once, NAMES) == once


def test_no_names_and_no_words_are_no_difficulty() -> None:
    assert masked("", NAMES) == ""
    assert masked("bà Lan", []) == "bà Lan"
    assert masked("bà Lan", ["", "  ", "bà ", "123"]) == "bà Lan"
