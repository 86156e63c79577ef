"""A small sound case, and banks made of it."""

import datetime as dt
from pathlib import Path

TODAY = dt.date(2026, 12, 1)

CASE = """\
id = "C90-spare-key"
schema = 1
status = "draft"
fictional = true
inspired_by = []
topics = ["coi"]
audiences = ["manager"]
level = 1
values = ["integrity"]
minutes = [5, 15, 45]
refs = ["PA#7"]
fact_checked = 2026-11-21
review_by = 2027-05-21
start = "s1"
vote_scene = "s1"
title.en = "The spare key"
title.fr = "Le double de la clé"
hook.en = "Somebody left it on your desk."
hook.fr = "Quelqu’un l’a laissé sur votre bureau."
tension.en = "Trust against caution"
tension.fr = "La confiance face à la prudence"

[[role]]
id = "you"
name.en = "You"
name.fr = "Vous"

[[scene]]
id = "s1"
kind = "decision"
text.en = \"\"\"
A key lies on your desk.

It opens the records room.
\"\"\"
text.fr = \"\"\"
Une clé est posée sur votre bureau.

Elle ouvre la salle des dossiers.
\"\"\"
question.en = "What do you do?"
question.fr = "Que faites-vous?"

  [[scene.option]]
  id = "a"
  label.en = "Keep it."
  label.fr = "La garder."
  rating = "risky"
  outcome.en = "It is missed."
  outcome.fr = "On la cherche."
  feedback.en = "It is not yours."
  feedback.fr = "Elle n’est pas à vous."
  why_people_choose.en = "It may be handy."
  why_people_choose.fr = "Elle peut servir."
  refs = ["PA#7"]
  goto = "s2"

  [[scene.option]]
  id = "b"
  label.en = "Bring it back."
  label.fr = "La rapporter."
  rating = "sound"
  outcome.en = "It is thanked for."
  outcome.fr = "On vous remercie."
  feedback.en = "Two minutes well spent."
  feedback.fr = "Deux minutes bien utilisées."
  why_people_choose.en = "It is simple."
  why_people_choose.fr = "C’est simple."
  goto = "end"

[[scene]]
id = "s2"
kind = "info"
text.en = "A notice goes round."
text.fr = "Un avis circule."
goto = "end"

[[scene]]
id = "end"
kind = "end"
text.en = "The key hangs on its hook."
text.fr = "La clé est à son crochet."

[[inject]]
id = "i1"
after = "s1"
minute = 12
text.en = "It is Friday evening."
text.fr = "C’est vendredi soir."
ask.en = "Does that change anything?"
ask.fr = "Est-ce que cela change quelque chose?"

[guide]
goal.en = "Say what is not yours."
goal.fr = "Dire ce qui n’est pas à soi."

  [[guide.step]]
  size = "huddle"
  seconds = 600
  step = "discuss"
  text.en = "Talk."
  text.fr = "Parlez."

[notes]
pitfalls.en = "Ask for no names."
pitfalls.fr = "Ne demandez aucun nom."
adapt.en = "Use a badge instead."
adapt.fr = "Prenez plutôt un laissez-passer."

[analysis]
issue.en = "Access."
issue.fr = "L’accès."
line.en = "No reason, no room."
line.fr = "Sans motif, pas de salle."
judgment.en = "Whom to tell."
judgment.fr = "À qui le dire."
say.en = "This is yours."
say.fr = "Ceci est à vous."
follow_up.en = "Note it."
follow_up.fr = "Le noter."

[[trivia]]
id = "t1"
q.en = "Whose key is it?"
q.fr = "À qui est la clé?"
choices = [
  { en = "Mine", fr = "À moi" },
  { en = "Not mine", fr = "Pas à moi" },
]
answer = 1
why.en = "It was lent."
why.fr = "Elle était prêtée."
"""

REGISTRIES = {
    "instruments.toml": """\
[instrument.PA]
title.en = "Privacy Act"
title.fr = "Loi sur la protection des renseignements personnels"
url.en = "https://example.org/en"
url.fr = "https://example.org/fr"
version = "2025-06-02"
mark = "found"
checked = 2026-11-21
review_by = 2027-05-21
""",
    "values.toml": '[value.integrity]\nname.en = "Integrity"\nname.fr = "Intégrité"\n',
    "vocabulary.toml": """\
[topic.coi]
name.en = "Conflict of interest"
name.fr = "Conflit d’intérêts"
[audience.manager]
name.en = "Managers"
name.fr = "Gestionnaires"
[level.1]
name.en = "Spot it"
name.fr = "Le repérer"
""",
    "programme.toml": """\
statement = "code"
[cycle]
month = 4
day = 1
[[requirement]]
id = "ve-workshop"
title.en = "Workshop"
title.fr = "Atelier"
agendas = ["huddle"]
""",
    "agendas/huddle.toml": """\
id = "huddle"
title.en = "Huddle"
title.fr = "Rencontre éclair"
case_seconds = 675
defaults = { ballot = "paper", leader_votes = false, floor = "off", inject = "offer", attest = "after" }
cut = ["rehearse"]
slack_seconds = 30
step = [{ name = "check-in", seconds = 60 }, { name = "close", seconds = 30 }]
""",
    "statements/code.1.toml": """\
id = "code"
version = "1"
effective = 2026-04-01
model = true
title.en = "The Code"
title.fr = "Le Code"
body.en = "I have read it."
body.fr = "Je l’ai lu."
""",
}


def named(case_id: str, text: str = CASE) -> str:
    """Return the text of the sample under another id."""
    return text.replace("C90-spare-key", case_id)


def put(path: Path, text: str | bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def make_bank(folder: Path, **cases: str) -> Path:
    """Make a bank with all registries; `cases` are texts by the words after `C90-`, or the sample alone."""
    for name, text in REGISTRIES.items():
        put(folder / name, text)
    for name, text in (cases or {"spare_key": CASE}).items():
        put(folder / "cases" / "coi" / f"C90-{name.replace('_', '-')}.toml", text)
    return folder


def line_of(text: str, part: str, after: str = "") -> int:
    """Return the line on which `part` stands, the first one behind `after`."""
    return text.count("\n", 0, text.index(part, text.index(after) if after else 0)) + 1
