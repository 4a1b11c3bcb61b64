from bot.pace import Pace


def leaving_times(asked: list[tuple[int, bool]]) -> list[float]:
    """When each of the messages leaves, each waiting only for its own place."""
    pace, now, times = Pace(), 0.0, []
    for chat_id, bulk in asked:
        while (wait := pace.ask(chat_id, bulk, now)).overall > 0 or wait.chat > 0:
            now += max(wait.overall, wait.chat)
        times.append(now)
    return times


def most_in(seconds: float, times: list[float]) -> int:
    return max(sum(1 for t in times if start <= t < start + seconds - 1e-6) for start in times)


def test_no_second_sees_more_than_25_messages() -> None:
    times = leaving_times([(chat_id, False) for chat_id in range(100)])
    assert most_in(1.0, times) == 25
    assert times[-1] == 3.0


def test_bulk_leaves_five_places_to_others() -> None:
    times = leaving_times([(chat_id, True) for chat_id in range(100)])
    assert most_in(1.0, times) == 20
    pace = Pace()
    assert [pace.ask(chat_id, True, 0.0).overall for chat_id in range(5)] == [0, 0, 0, 0, 0.2]
    assert all(pace.ask(chat_id, False, 0.0).overall == 0 for chat_id in range(100, 121))
    assert pace.ask(200, False, 0.0).overall == 1.0


def test_bulk_is_spread_evenly_for_what_leaves_a_second_apart_may_arrive_together() -> None:
    times = leaving_times([(chat_id, True) for chat_id in range(100)])
    assert most_in(0.2, times) == 4


def test_a_chat_has_a_burst_of_five_and_then_one_a_second() -> None:
    assert leaving_times([(1, False)] * 8) == [0.0] * 5 + [1.0, 2.0, 3.0]


def test_a_chat_that_was_still_has_its_burst_again() -> None:
    pace = Pace()
    for _ in range(5):
        pace.ask(1, False, 0.0)
    assert [pace.ask(1, False, 10.0).chat for _ in range(6)] == [0.0] * 5 + [1.0]


def test_a_group_gets_twenty_a_minute() -> None:
    times = leaving_times([(-1, False)] * 41)
    assert most_in(60.0, times) == 20


def test_a_refused_place_is_not_taken() -> None:
    pace = Pace()
    for _ in range(50):
        pace.ask(1, False, 0.0)
    assert pace.ask(2, False, 0.0).overall == 0
