"""`kill -9` while somebody learns: the walk goes on at the scene that was shown, or at the one just chosen."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ethics_workshop.domain.play import begin
from tests.fakes.stories import BRANCHING
from tests.faults.learning import LEARNER, said, service
from tests.faults.lives import lives

ROOT = Path(__file__).parents[2]


def ways_on(line: str) -> set[str]:
    """Every place that one more step leads to: what may be on disk although nobody was told yet."""
    play = begin(BRANCHING)
    for name in line.split(" ")[1:]:
        play = play.choose(name.partition(".")[2])
    after = {said(play.choose(option.id)) for option in play.open}
    return after | ({said(play.back())} if play.chosen else set()) | {said(begin(BRANCHING))}


def kills(folder: Path, count: int, seconds: float) -> int:
    """Kill a wandering learner `count` times within `seconds`; return how many steps were acknowledged in all."""
    steps = 0
    with lives("tests.faults.learning") as process:
        for turn in range(count):
            lines = process.kill(seconds, str(folder), str(turn))
            here = said(service(folder).show(LEARNER, BRANCHING.id).play)
            assert here == lines[-1] or here in ways_on(lines[-1])
            steps += len(lines)
    assert service(folder).forget(LEARNER)
    assert list((folder / "learners").iterdir()) == []
    return steps


def test_three_kills_resume_at_the_same_scene(tmp_path: Path) -> None:
    """The quick version of the fifty below."""
    assert kills(tmp_path, 3, 0.05) > 3


@pytest.mark.long
def test_fifty_kills_resume_at_the_same_scene(tmp_path: Path) -> None:
    """At fifty moments, on one file that lives through all of them."""
    assert kills(tmp_path, 50, 0.3) > 500


def test_what_was_shown_is_there_after_a_kill(tmp_path: Path) -> None:
    """A learner who reads, and has not chosen yet, is killed: the very scene that was shown is there."""
    learning = service(tmp_path)
    learning.start(LEARNER, BRANCHING.id)
    shown = said(learning.choose(LEARNER, BRANCHING.id, "b").play)
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from tests.faults.learning import LEARNER, BRANCHING, service, said\n"
        "service(Path(sys.argv[1])).choose(LEARNER, BRANCHING.id, 'a')\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    child = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=False)
    assert child.returncode == -signal.SIGKILL
    assert said(service(tmp_path).show(LEARNER, BRANCHING.id).play) == "s3 s1.b s2.a" != shown
