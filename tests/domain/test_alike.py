"""Two citizens seldom use the same words, and two matters often share some."""

from datetime import date

import pytest

from domain.alike import Standing, around, is_near, one_that_stays, says_the_same
from domain.issue import Stage
from domain.spoken import Place

ONE_MATTER = (
    (
        "Đường vào ấp 3 ngập sau mưa, học sinh đi lại khó",
        "Mưa xong là đường vào ấp ngập, các cháu đi học khó khăn",
    ),
    (
        "Đoạn đường vào ấp ngập sau mỗi trận mưa, học sinh đi lại khó khăn",
        "Đường ấp bị ngập nước mỗi khi mưa lớn, đề nghị nâng đường",
    ),
    (
        "Rác chất đống ở đầu cầu, hôi thối cả xóm",
        "Đầu cầu có đống rác hôi thối mấy ngày chưa ai dọn",
    ),
    (
        "Đèn đường trước nhà văn hóa hỏng cả tháng nay",
        "Trước nhà văn hoá ấp đèn đường không sáng, tối om",
    ),
    (
        "Nước máy chảy yếu, buổi chiều không có nước dùng",
        "Buổi chiều nước máy yếu quá, nhiều hôm không có nước",
    ),
    (
        "Kênh thủy lợi bị bồi lắng, không bơm được nước vào ruộng",
        "Kênh bồi lắng nhiều, ruộng không có nước để bơm",
    ),
    (
        "Cầu ván qua kênh bị gãy, đi lại nguy hiểm",
        "Cầu qua kênh gãy ván rồi, xe máy qua rất nguy hiểm",
    ),
    (
        "Dây điện sà xuống thấp trước nhà, sợ giật",
        "Dây điện võng thấp trước cửa nhà dân, rất nguy hiểm",
    ),
    ("Trạm y tế hay hết thuốc bảo hiểm", "Ra trạm y tế xã thuốc bảo hiểm hết hoài"),
    ("Cống bị vỡ, nước thải tràn ra đường", "nuoc thai tran ra duong do cong vo"),
    ("Chó thả rông cắn trẻ em trong xóm", "Nhiều hộ thả rông chó, đã cắn trẻ con"),
    ("Loa phát thanh ấp không nghe được", "Loa của ấp hỏng, không nghe phát thanh gì"),
    (
        "Cầu kênh Năm gãy ván",
        "Từ đợt nước lớn tới nay bà con đi chợ, chở lúa, đưa con đi học đều phải vòng qua "
        "lộ lớn vì cầu kênh Năm gãy ván mà chưa thấy ai sửa",
    ),
)
TWO_MATTERS = (
    (
        "Đường vào ấp 3 ngập sau mưa, học sinh đi lại khó",
        "Xe tải chở cát chạy ban đêm làm hư đường, ồn ào",
    ),
    ("Đường vào ấp ngập sau mưa", "Đề nghị cho cắm biển báo ở ngã ba chợ"),
    ("Rác chất đống ở đầu cầu, hôi thối cả xóm", "Cơ sở nuôi heo xả nước thải ra kênh"),
    ("Rác ở đầu cầu hôi thối", "Vỏ thuốc trừ sâu vứt bừa ngoài ruộng"),
    (
        "Nước máy chảy yếu, buổi chiều không có nước dùng",
        "Tiền nước tháng này tăng gấp đôi, đề nghị kiểm tra đồng hồ",
    ),
    ("Đèn đường trước nhà văn hóa hỏng", "Nhà văn hóa ấp dột, đề nghị sửa mái"),
    ("Cầu ván qua kênh bị gãy, đi lại nguy hiểm", "Đường trước chợ nhiều ổ gà, hay té xe"),
    ("Dây điện sà xuống thấp trước nhà", "Cúp điện thường xuyên vào giờ cơm chiều"),
    ("Gia đình xin xét hộ nghèo năm nay", "Chưa nhận được tiền trợ cấp người có công tháng này"),
    ("Bị mất trộm gà hai đêm liền", "Thanh niên tụ tập uống rượu, đánh nhau ban đêm"),
    ("Học phí trường mầm non cao quá", "Trường thiếu giáo viên dạy lớp lá"),
    ("Làm khai sinh cho cháu chờ lâu", "Hồ sơ đất nộp một cửa ba tháng chưa trả"),
    ("Đường xấu", "Đường ngập"),
    ("", ""),
)


@pytest.mark.parametrize(("one", "other"), ONE_MATTER)
def test_one_matter_in_two_peoples_words(one: str, other: str) -> None:
    assert says_the_same(one, other)
    assert says_the_same(other, one)


@pytest.mark.parametrize(("one", "other"), TWO_MATTERS)
def test_two_matters_of_one_field(one: str, other: str) -> None:
    assert not says_the_same(one, other)


SCHOOL = Place(10.5, 105.5)


@pytest.mark.parametrize(
    ("latitude", "longitude", "near"),
    [
        (10.5, 105.5, True),
        (10.50222, 105.5, True),
        (10.50228, 105.5, False),
        (10.5, 105.50226, True),
        (10.5, 105.50234, False),
        (10.5018, 105.5018, False),
    ],
)
def test_two_places_are_one_within_250_metres(
    latitude: float, longitude: float, near: bool
) -> None:
    place = Place(latitude, longitude)
    assert is_near(SCHOOL, place) is near
    south, north, west, east = around(SCHOOL)
    assert not near or (south <= latitude <= north and west <= longitude <= east)


MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("one", "other", "stays"),
    [
        (Standing(1, Stage.WAITING, False, TUESDAY), Standing(2, Stage.WAITING, False, MONDAY), 2),
        (Standing(1, Stage.WAITING, False, MONDAY), Standing(2, Stage.WAITING, False, MONDAY), 1),
        (Standing(1, Stage.WAITING, False, MONDAY), Standing(2, Stage.ACCEPTED, False, TUESDAY), 2),
        (Standing(1, Stage.WAITING, False, MONDAY), Standing(2, Stage.WAITING, True, TUESDAY), 2),
        (Standing(1, Stage.UNHELD, False, MONDAY), Standing(2, Stage.WAITING, False, TUESDAY), 2),
        (
            Standing(1, Stage.ACCEPTED, False, MONDAY),
            Standing(2, Stage.ANSWERED, False, TUESDAY),
            2,
        ),
        (
            Standing(1, Stage.ASKED, False, MONDAY),
            Standing(2, Stage.TRANSFERRED, False, TUESDAY),
            2,
        ),
    ],
)
def test_the_one_that_came_further_stays_whoever_merges(
    one: Standing, other: Standing, stays: int
) -> None:
    assert one_that_stays((one, other)) == stays
    assert one_that_stays((other, one)) == stays
