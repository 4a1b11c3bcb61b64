// Says instants in the commune's zone.
import { t } from "/page/words.js";

const DAYS = { Mon: t("thứ Hai"), Tue: t("thứ Ba"), Wed: t("thứ Tư"), Thu: t("thứ Năm"), Fri: t("thứ Sáu"), Sat: t("thứ Bảy"), Sun: t("Chủ nhật") };
let format = formatter("Asia/Ho_Chi_Minh");

function formatter(timeZone) {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone, weekday: "short", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  });
}

export function useZone(zone) {
  format = formatter(zone);
}

function parts(date) {
  return Object.fromEntries(format.formatToParts(date).map((part) => [part.type, part.value]));
}

export function clockTime(date) {
  const { hour, minute } = parts(date);
  return `${hour}:${minute}`;
}

export function day(date) {
  const { weekday, day: number, month, year } = parts(date);
  return `${DAYS[weekday]}, ${number}/${month}/${year}`;
}

export function whole(date) {
  return `${day(date)} · ${clockTime(date)}`;
}

export function stamp(date) {
  const { day: number, month, hour, minute } = parts(date);
  return `${number}/${month} ${hour}:${minute}:${String(date.getUTCSeconds()).padStart(2, "0")}`;
}

export function isoDay(date) {
  const { day: number, month, year } = parts(date);
  return `${year}-${month}-${number}`;
}
