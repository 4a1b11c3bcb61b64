"""The tour of a new commune: its administrator joins, adds hamlets, invites, brings households."""

from datetime import time

from domain.calendar import Weekday
from practice import own_data, people
from practice.playing import Player, Players
from practice.seeds.households import HOUSEHOLDS
from practice.seeds.people import HA, HOA, MINH
from practice.sharing import PAGE
from practice.tours.step import Step

STEPS = (
    Step("found", ("admin",)),
    Step("hamlets", ("hamlets",)),
    Step("invite", ("cadre",)),
    Step("import", ("households",)),
    Step("begin", ("begun",)),
)

JOIN = "✅ Đúng, tham gia"
LINK = r"https://t\.me/\S+"
LIST, SENT_AS = "sample-households.csv", "danh-sach-ho.csv"


async def play(players: Players) -> None:
    """Plays the five steps, each on the phone of whoever does it.

    Raises:
        NotShown: something is not on a phone that should be.
    """
    ha, standin = players(HA), players.standin
    await ha.opens(people.link(standin, own_data.invitation(standin.directory)))
    await ha.taps(JOIN, "🏘 Ấp, khu phố", "➕ Thêm")
    await ha.says(", ".join(HOUSEHOLDS))
    await _invite(ha, players(HOA), "👤 Chỉ là cán bộ", "Ấp 3", "✅ Xong")
    await _invite(ha, players(MINH), "Lãnh đạo", "✅ Xong", "🌐 Toàn xã")
    await ha.sends(SENT_AS, (PAGE / LIST).read_bytes())
    await ha.taps("📥 Đọc danh sách", "✅ Nhập vào sổ")
    await players.go_to(Weekday.FRIDAY, time(14))
    await players.go_to(Weekday.SATURDAY, time(6, 30))


async def _invite(admin: Player, guest: Player, *choices: str) -> None:
    await admin.says("/start")
    await admin.taps("👥 Cán bộ", "✉️ Mời cán bộ")
    await admin.says(guest.name)
    await admin.taps(*choices, "✅ Tạo lời mời")
    await guest.opens(admin.reads(LINK))
    await guest.taps(JOIN)
