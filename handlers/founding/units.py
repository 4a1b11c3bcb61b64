"""The units every commune starts with; others are known once they were used."""

from domain.quantity import Unit

UNITS: tuple[Unit, ...] = (
    Unit("km", ("ki-lô-mét", "kilômét", "cây số")),
    Unit("m²", ("m2", "mét vuông")),
    Unit("m³", ("m3", "mét khối", "khối")),
    Unit("m", ("mét",)),
    Unit("ha", ("héc-ta", "hecta")),
    Unit("cây"),
    Unit("công", ("ngày công",)),
    Unit("công trình"),
    Unit("triệu đồng", ("triệu", "tr", "trđ")),
    Unit("tấn"),
    Unit("kg", ("ký", "kí", "cân")),
    Unit("suất quà", ("suất", "phần quà")),
    Unit("học sinh đỡ đầu", ("cháu đỡ đầu", "em đỡ đầu")),
    Unit("học sinh", ("cháu", "em")),
    Unit("nhà", ("căn nhà", "ngôi nhà")),
    Unit("cầu", ("cây cầu",)),
    Unit("bóng đèn", ("bóng", "đèn")),
    Unit("thùng rác"),
)
