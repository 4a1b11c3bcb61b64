// The steps of the tours: what each is called, and how it is done.
import { t } from "/page/words.js";

export const STEPS = {
  visit: [t("1. Ghi một lượt thăm"), t("Trên máy cán bộ: BẮT ĐẦU (hoặc nhắn /start) → 📝 Ghi thăm hộ → chọn hộ → Đủ nội dung → Không có ý kiến → Gửi phiếu.")],
  raise: [t("2. Ghi một ý kiến"), t("Vẫn cán bộ: thăm một hộ nữa → Có ý kiến → Phản ánh → gõ lời → lĩnh vực → Báo cáo lãnh đạo → Hết ý kiến → 👍 Đồng ý → Gửi phiếu.")],
  answer: [t("3. Lãnh đạo trả lời"), t("Trên máy lãnh đạo: ✅ Nhận → ✍️ Trả lời → gõ lời → Gửi trả lời.")],
  saturday: [t("4. Nhảy tới thứ Bảy"), t("Bấm T6 14:00 rồi T7 06:30 trên đồng hồ: ai cũng nhận đúng tin của mình.")],
  tell: [t("5. Báo kết quả cho hộ"), t("Trên máy cán bộ: 🙂 Đã báo, hài lòng, ở tin Báo kết quả.")],
  found: [t("1. Quản trị viên vào bot"), t("Cài xong, gandan setup in ra đường dẫn này; mở nó trên máy quản trị viên rồi bấm ✅ Đúng, tham gia.")],
  hamlets: [t("2. Thêm ấp"), t("Trên máy quản trị viên: 🏘 Ấp, khu phố → ➕ Thêm → gõ tên các ấp, cách nhau bằng dấu phẩy.")],
  invite: [t("3. Mời cán bộ"), t("👥 Cán bộ → ✉️ Mời cán bộ → họ tên, vai trò, ấp → ✅ Tạo lời mời. Rồi trên máy người ấy: ⋮ → Mở liên kết mời → ✅ Đúng, tham gia.")],
  import: [t("4. Nhập danh sách hộ"), t("Trên máy quản trị viên: 📎 → Danh sách hộ mẫu → 📥 Đọc danh sách → ✅ Nhập vào sổ.")],
  begin: [t("5. Thứ Bảy đầu tiên"), t("Bấm T6 14:00 rồi T7 06:30 trên đồng hồ: cán bộ đã vào bot nhận danh sách đi thăm.")],
};
