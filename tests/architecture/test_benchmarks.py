"""The benchmarks promise what was agreed, and a missed promise shows. Nothing is timed here."""

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PROMISED = {
    "first useful screen, 120×40": 1.35,
    "memory at the first useful screen": 1.4,
    "first useful screen, 10,000 cases and 14,000 people": 1.35,
    "memory at that screen": 1.4,
    "the same screen against the peer": 0.4,
    "key → cursor painted, p95": 2,
    "key → 5 KB of case text painted, p95": 5,
    "open the list of 10,000 cases": 2,
    "keystroke → results painted, p99": 30,
    "`ethics-workshop --help`": 5,
    "`ethics-workshop cases list`, cache warm": 8,
    "one durable event with its projections": 1.5,
    "four processes appending: acknowledged and lost": 0,
    "four processes appending: forks": 0,
    "four processes appending: p99": 10,
    "`verify`, the chain": 3,
    "roster of 350,000 rows, by id": 1.8,
    "roster of 350,000 rows, in no order": 1.8,
    "memory of a roster import": 65,
    "CSV of 1,000,000 completions": 1.15,
    "memory of that export, beyond the floor's": 20,
    "search among 10,000 cases, as it is typed: p99": 5,
    "look at 10,000 unchanged files": 3,
    "first reading of a bank, indexed": 1.4,
    "memory to open a list of 10,000 cases": 5,
    "key in the cockpit → stage painted, p99": 200,
    "key → cockpit painted, 40 people, p99": 50,
}
"""Every goal with its limit, in the order of the table."""


@pytest.fixture(autouse=True)
def benchmarks_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))


def test_each_part_declares_its_goals() -> None:
    """Every part imports, and together they promise exactly what was agreed: no goal is dropped or slackened."""
    main = importlib.import_module("benchmarks.__main__")
    goals = [goal for name in main.PARTS for goal in main.part(name).GOALS]
    assert {goal.work: goal.limit for goal in goals if goal.limit is not None} == PROMISED
    assert all(callable(main.part(name).measure) for name in main.PARTS)


@pytest.mark.parametrize(("value", "code"), [(1.35, 0), (1.36, 1)])
def test_a_missed_goal_is_an_exit_code(
    value: float, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The limit itself still holds; anything above it exits with 1 and says so in the table."""
    main = importlib.import_module("benchmarks.__main__")
    measure = importlib.import_module("benchmarks.measure")
    goal = main.part("startup").GOALS[0]
    monkeypatch.setattr(
        main.part("startup"), "measure", lambda _bench: [measure.Result(goal, "100 ms", "135 ms", value)]
    )
    assert main.main(["startup"]) == code
    assert ("| NO |" in capsys.readouterr().out) == bool(code)


def test_noise_that_both_of_a_pair_met_cancels_out() -> None:
    """The ratio is the median of the pairs, not the ratio of the medians; the warm-up does not count."""
    measure = importlib.import_module("benchmarks.measure")
    floor, ours = iter([99.0, 1.0, 10.0, 2.0]), iter([1.0, 2.0, 20.0, 40.0])
    pairs = measure.in_turn(lambda: next(floor), lambda: next(ours), rounds=3)
    assert pairs.ratios == [2.0, 2.0, 20.0]
    assert pairs.result(measure.Goal("work", "floor", 2), str).value == 2.0


def test_words_are_found_in_what_a_terminal_paints() -> None:
    """Colours and cursor movements between the words do not hide them."""
    process = importlib.import_module("benchmarks.process")
    painted = b"\x1b[?2026h\x1b[1;1H\x1b[38;2;1;2;3mBrowse\x1b[0m\x1b]0;title\x07 \x1b(B\x1b[40;3HQuit"
    assert process.shown(painted) == b"Browse Quit"
