"""The topics every commune starts with, each with five lines to talk from.

Source: xã Tuyên Thạnh, "Mỗi tuần một điểm đến" (các nội dung thông tin, tuyên truyền).
"""

TOPICS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Chủ trương, chính sách",
        (
            "Nêu một chủ trương, chính sách mới có liên quan trực tiếp đến gia đình.",
            "Nói rõ ai được hưởng, cần làm gì, làm ở đâu.",
            "Thủ tục làm tại Trung tâm Phục vụ hành chính công của xã hoặc qua mạng.",
            "Hỏi gia đình còn vướng giấy tờ nào không.",
            "Việc chưa rõ: ghi lại, không hứa thay cơ quan khác.",
        ),
    ),
    (
        "Kinh tế, mô hình hay",
        (
            "Hỏi thăm mùa vụ, việc làm, thu nhập của gia đình.",
            "Giới thiệu một mô hình trong xã đang làm có hiệu quả.",
            "Nguồn vốn vay ưu đãi qua Ngân hàng Chính sách xã hội và các hội, đoàn thể.",
            "Lớp dạy nghề, tập huấn sắp mở và nơi đăng ký.",
            "Ghi lại điều gia đình muốn được hỗ trợ.",
        ),
    ),
    (
        "Xây dựng nông thôn mới",
        (
            "Những việc xã đang làm: đường, điện, nước, nhà văn hóa.",
            "Phần Nhà nước lo, phần Nhân dân cùng làm; công khai đóng góp.",
            "Nhà sạch, vườn gọn, ngõ sáng: việc mỗi nhà làm được.",
            "Mời góp ý công trình nào cần làm trước.",
            "Ai cũng có quyền giám sát công trình ở ấp mình.",
        ),
    ),
    (
        "Lúa chất lượng cao",
        (
            "Giống xác nhận, giảm lượng giống gieo sạ.",
            "Bón phân, dùng thuốc đúng liều, đúng lúc theo khuyến cáo.",
            "Ghi nhật ký đồng ruộng để dễ bán, dễ truy xuất.",
            "Liên kết với hợp tác xã, doanh nghiệp bao tiêu.",
            "Không đốt rơm rạ; thu gom để bán hoặc ủ phân.",
        ),
    ),
    (
        "BHYT, BHXH tự nguyện",
        (
            "Hỏi nhà còn ai chưa có thẻ bảo hiểm y tế, thẻ sắp hết hạn.",
            "Hộ nghèo, cận nghèo và một số nhóm được Nhà nước hỗ trợ mức đóng.",
            "Mua theo hộ gia đình: người sau đóng ít hơn người trước.",
            "Bảo hiểm xã hội tự nguyện: có lương hưu, được hỗ trợ một phần mức đóng.",
            "Đăng ký ở điểm thu của xã hoặc trên ứng dụng VssID.",
        ),
    ),
    (
        "Rác thải, môi trường",
        (
            "Phân loại rác tại nhà; để đúng nơi, đúng giờ thu gom.",
            "Vỏ bao, chai thuốc bảo vệ thực vật bỏ vào bể chứa ngoài đồng.",
            "Không vứt rác, xác vật nuôi xuống kênh, mương.",
            "Trồng hoa, giữ sạch đoạn đường trước nhà.",
            "Thấy nơi xả thải thì báo, có ảnh càng tốt.",
        ),
    ),
    (
        "Phòng chống lừa đảo",
        (
            "Công an, tòa án, ngân hàng không làm việc, không đòi tiền qua điện thoại.",
            "Không đọc mã OTP, mật khẩu cho bất kỳ ai.",
            "Không bấm đường dẫn lạ, không cài ứng dụng lạ.",
            "Có người giục chuyển tiền: dừng lại, gọi cho người nhà hoặc công an xã.",
            "Lỡ chuyển tiền: báo ngân hàng và công an ngay.",
        ),
    ),
    (
        "Tin sai trái trên mạng",
        (
            "Đọc kỹ nguồn tin trước khi tin và chia sẻ.",
            "Tin chính thức: trang của xã, của tỉnh, báo, đài.",
            "Không chia sẻ tin chưa kiểm chứng, tin bịa đặt.",
            "Thấy tin lạ về địa phương thì hỏi cán bộ ấp.",
            "Nhắc con cháu dùng mạng an toàn.",
        ),
    ),
    (
        "Phòng ngừa tội phạm",
        (
            "Khóa cửa, cất xe, lắp đèn chiếu sáng trước ngõ.",
            "Tránh xa cờ bạc, ma túy, vay nặng lãi.",
            "Xe lạ, người lạ đáng ngờ thì báo công an xã.",
            "Hòa giải sớm khi xóm giềng có mâu thuẫn.",
            "Tin báo tội phạm được giữ kín người báo.",
        ),
    ),
)
