"""The made-up department's units: three sectors, seven branches, twelve divisions; more of them for larger sizes."""

from dataclasses import dataclass

from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.text import Text

PEOPLE = 400
"""The size that comes out at exactly this many sectors, branches and divisions."""

SEED = 1
"""The seed of the demo that everybody sees."""

SMALLEST_DIVISION = 20
"""People of a division, or nearly; a smaller department is one division."""

SECTORS_AT_MOST = 9
"""A department of any size has no more of them: it has more branches in each."""

SECTORS = (
    Text("Client Operations", "Opérations clients"),
    Text("Policy and Programs", "Politiques et programmes"),
    Text("Corporate Services", "Services intégrés"),
    Text("International Network", "Réseau international"),
    Text("Digital Services", "Services numériques"),
    Text("Settlement and Inclusion", "Établissement et inclusion"),
    Text("Audit and Evaluation", "Audit et évaluation"),
    Text("Communications", "Communications"),
    Text("Finance and Procurement", "Finances et approvisionnement"),
)

BRANCHES = (
    (0, Text("Service Centres", "Centres de service")),
    (1, Text("Strategic Policy", "Politiques stratégiques")),
    (2, Text("People and Workplace", "Personnel et milieu de travail")),
    (0, Text("Case Processing", "Traitement des dossiers")),
    (1, Text("Grants and Contributions", "Subventions et contributions")),
    (2, Text("Information and Data", "Information et données")),
    (0, Text("Program Integrity", "Intégrité des programmes")),
)
"""Branches, each with its sector."""

DIVISIONS = (
    (0, Text("Call Centre", "Centre d’appels")),
    (1, Text("Research", "Recherche")),
    (2, Text("Learning", "Apprentissage")),
    (3, Text("Intake", "Réception des demandes")),
    (4, Text("Funding Agreements", "Ententes de financement")),
    (5, Text("Access to Information", "Accès à l’information")),
    (6, Text("Quality Review", "Examen de la qualité")),
    (0, Text("Digital Help Desk", "Assistance numérique")),
    (3, Text("Complex Cases", "Dossiers complexes")),
    (5, Text("Data Stewardship", "Intendance des données")),
    (1, Text("Consultations", "Consultations")),
    (2, Text("Labour Relations", "Relations de travail")),
)
"""Divisions, each with its branch."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How many sectors, branches and divisions a department of some size has."""

    sectors: int
    branches: int
    divisions: int


def shape(people: int) -> Shape:
    """Return the shape of a department of `people`: as the one of 400 where that can be divided, else one of each."""
    divisions = max(1, min(people // SMALLEST_DIVISION, round(people * len(DIVISIONS) / PEOPLE)))
    branches = max(1, round(divisions * len(BRANCHES) / len(DIVISIONS)))
    sectors = max(1, min(SECTORS_AT_MOST, round(branches * 3 / len(BRANCHES))))
    return Shape(sectors, branches, divisions)


def units(people: int, language: str) -> list[Unit]:
    """Return the divisions of a department of `people`, their names in `language` as on its roster."""
    size = shape(people)
    return [_unit(number, size, language) for number in range(size.divisions)]


def _unit(number: int, size: Shape, language: str) -> Unit:
    """Return the `number`th division. Those after the twelfth bear the same names with a number."""
    turn, place = divmod(number, len(DIVISIONS))
    home, name = DIVISIONS[place]
    branch = (turn * len(BRANCHES) + home) % size.branches
    branch_turn, branch_place = divmod(branch, len(BRANCHES))
    sector, branch_name = BRANCHES[branch_place]
    return Unit(
        SECTORS[(sector + 3 * branch_turn) % size.sectors](language),
        _numbered(branch_name(language), branch_turn),
        _numbered(name(language), turn),
    )


def _numbered(name: str, turn: int) -> str:
    return f"{name} {turn + 1}" if turn else name
