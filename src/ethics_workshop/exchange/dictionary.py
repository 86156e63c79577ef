"""The data dictionary of the exports: what each column means, in both languages, as data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ethics_workshop.domain.text import Text

HEADER = ("column", "description_en", "description_fr", "values", "format")


class Kind(Enum):
    """What a column's cells are where a file knows more than text."""

    TEXT = auto()
    DATE = auto()
    MOMENT = auto()
    COUNT = auto()


_ID = "text; an identifier, never a number (007 is not 7)"
_IDS = "identifiers joined by a space"
_DATE = "YYYY-MM-DD, local date; empty when there is none"
_MOMENT = "YYYY-MM-DDThh:mm:ss.ffffffZ, UTC; empty when it has not happened"
_COUNT = "whole number"
_KINDS = {_DATE: Kind.DATE, _MOMENT: Kind.MOMENT, _COUNT: Kind.COUNT}
_SPLIT = (
    "case: option share; option share | next case; a share is most, about-half, a-few, none or a percentage; "
    "empty where it is too few to show"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds: its description, the values it may take (machine keys), and its format as text."""

    text: Text
    format: str = "text"
    values: str = ""

    @property
    def kind(self) -> Kind:
        """What the cells are, by their format."""
        return _KINDS.get(self.format, Kind.TEXT)


_PERSON: Mapping[str, Meaning] = {
    "person_id": Meaning(
        Text("The person, as on the roster.", "La personne, selon la liste du personnel."), _ID
    ),
    "name": Meaning(
        Text("The person’s name at that time.", "Le nom de la personne à ce moment-là."),
    ),
}

_UNIT: Mapping[str, Meaning] = {
    "sector": Meaning(
        Text("The sector at that time.", "Le secteur à ce moment-là."),
    ),
    "branch": Meaning(
        Text("The branch at that time.", "La direction générale à ce moment-là."),
    ),
    "division": Meaning(
        Text(
            "The division at that time; only its sector and branch make it unique.",
            "La division à ce moment-là; seuls son secteur et sa direction générale la rendent unique.",
        ),
    ),
}

_SESSION = Meaning(Text("The session.", "La séance."), _ID)
_CASES = Meaning(
    Text("The case studies of the session.", "Les études de cas de la séance."),
    _IDS,
)

COMPLETIONS: Mapping[str, Meaning] = {
    "completion_id": Meaning(
        Text("The completion; it never changes.", "L’achèvement; l’identifiant ne change jamais."), _ID
    ),
    **_PERSON,
    **_UNIT,
    "requirement": Meaning(
        Text(
            "The requirement that was completed (programme data).",
            "L’exigence satisfaite (données du programme).",
        ),
        _ID,
    ),
    "case_ids": _CASES,
    "session_id": _SESSION,
    "completed_on": Meaning(
        Text("The day on which the session was closed.", "Le jour où la séance a été close."), _DATE
    ),
    "method": Meaning(
        Text("How it was completed.", "La façon dont l’exigence a été satisfaite."), values="session"
    ),
    "facilitator_id": Meaning(Text("Who led the session.", "La personne qui a animé la séance."), _ID),
    "recorded_at": Meaning(
        Text("When it was recorded on this computer.", "Le moment de l’inscription sur cet ordinateur."),
        _MOMENT,
    ),
    "status": Meaning(Text("Whether it counts.", "Si l’achèvement compte."), values="recorded"),
}

ATTESTATIONS: Mapping[str, Meaning] = {
    "attestation_id": Meaning(
        Text("The attestation; it never changes.", "L’attestation; l’identifiant ne change jamais."), _ID
    ),
    **_PERSON,
    **_UNIT,
    "statement": Meaning(Text("The statement that was signed.", "L’énoncé signé."), _ID),
    "version": Meaning(Text("The version of the statement.", "La version de l’énoncé.")),
    "cycle": Meaning(
        Text("The performance cycle, from 1 April.", "Le cycle de rendement, à partir du 1er avril."),
        "YYYY-YYYY",
    ),
    "language": Meaning(
        Text("The language of the text that was read.", "La langue du texte lu."), values="en | fr"
    ),
    "text_sha256": Meaning(
        Text("SHA-256 of the exact words that were shown.", "SHA-256 des mots exacts qui ont été affichés."),
        "64 lowercase hexadecimal digits",
    ),
    "signed_name": Meaning(Text("The name as it was typed.", "Le nom tel qu’il a été tapé.")),
    "method": Meaning(
        Text(
            "Where it was signed: alone at the session’s computer, or at one’s own.",
            "L’endroit de la signature : seul à l’ordinateur de la séance, ou à son propre poste.",
        ),
        values="kiosk | own",
    ),
    "assurance": Meaning(
        Text(
            "How sure one can be of who signed: A0 name typed on a machine not proven to be one’s own; "
            "A1 one-time code to the departmental mailbox; A2 single sign-on.",
            "Le degré de certitude quant à l’identité : A0 nom tapé sur un appareil dont on ne peut pas confirmer "
            "à qui il est; A1 code à usage unique envoyé à la boîte de courriel ministérielle; "
            "A2 authentification unique.",
        ),
        values="A0 | A1 | A2",
    ),
    "witness_id": Meaning(
        Text("Who witnessed the signature; often nobody.", "Le témoin de la signature; souvent, personne."),
        _ID,
    ),
    "session_id": Meaning(
        Text(
            "The session after which it was signed; empty otherwise.",
            "La séance suivie de la signature, sinon vide.",
        ),
        _ID,
    ),
    "signed_at": Meaning(Text("When it was signed.", "Le moment de la signature."), _MOMENT),
    "receipt": Meaning(
        Text(
            "The receipt that the person was given; it can be checked.",
            "Le récépissé remis à la personne; il peut être vérifié.",
        ),
        "XXXX-XXXX-XXXX-XXXX",
    ),
    "status": Meaning(
        Text(
            "Whether it holds: a signature that was withdrawn stays in the list, marked, and another may stand beside it.",
            "Si l’attestation est valide : une signature retirée reste dans la liste, avec une mention, et une autre peut "
            "figurer à côté.",
        ),
        values="valid | withdrawn",
    ),
}

SESSIONS: Mapping[str, Meaning] = {
    "session_id": _SESSION,
    "state": Meaning(
        Text("Where the session is in its life.", "L’état de la séance."),
        values="planned | open | closed | cancelled",
    ),
    "agenda": Meaning(Text("The agenda that it ran.", "Le déroulement suivi."), _ID),
    "case_ids": _CASES,
    "sector": Meaning(Text("The sector of the group.", "Le secteur du groupe.")),
    "branch": Meaning(Text("The branch of the group.", "La direction générale du groupe.")),
    "division": Meaning(Text("The division of the group.", "La division du groupe.")),
    "facilitator_id": Meaning(Text("Who led it.", "La personne qui l’a animée."), _ID),
    "facilitator_name": Meaning(
        Text("The facilitator’s name at that time.", "Le nom de cette personne à ce moment-là.")
    ),
    "leader_id": Meaning(
        Text("The person to whom the others report.", "La personne dont relèvent les autres."), _ID
    ),
    "planned_at": Meaning(Text("When it was planned.", "Le moment de la planification."), _MOMENT),
    "opened_at": Meaning(Text("When it was opened.", "Le moment de l’ouverture."), _MOMENT),
    "closed_at": Meaning(Text("When it was closed.", "Le moment de la clôture."), _MOMENT),
    "participants": Meaning(
        Text(
            "People of the roster who checked in.",
            "Le nombre de personnes de la liste qui étaient présentes.",
        ),
        _COUNT,
    ),
    "guests": Meaning(
        Text("Guests who were not on the roster.", "Le nombre de personnes invitées, hors de la liste."),
        _COUNT,
    ),
    "completions": Meaning(Text("Completions that it led to.", "Le nombre d’achèvements."), _COUNT),
    "ballots_a": Meaning(
        Text("Ballots of the first vote.", "Le nombre de bulletins du premier tour de vote."), _COUNT
    ),
    "split_a": Meaning(
        Text(
            "The first vote: in words under ten ballots, nothing under five.",
            "Le premier tour de vote : en mots sous dix bulletins, rien sous cinq.",
        ),
        _SPLIT,
    ),
    "ballots_b": Meaning(
        Text("Ballots of the second vote.", "Le nombre de bulletins du second tour de vote."), _COUNT
    ),
    "split_b": Meaning(
        Text("The second vote, under the same rule.", "Le second tour de vote, selon la même règle."),
        _SPLIT,
    ),
    "commitments": Meaning(Text("Commitments that were made.", "Le nombre d’engagements pris."), _COUNT),
    "questions": Meaning(
        Text(
            "Questions for the V&E office.", "Le nombre de questions au bureau des valeurs et de l’éthique."
        ),
        _COUNT,
    ),
    "themes": Meaning(Text("Themes that were named.", "Le nombre de thèmes nommés."), _COUNT),
}

COMMITMENTS: Mapping[str, Meaning] = {
    "commitment_id": Meaning(
        Text("The commitment; it never changes.", "L’engagement; l’identifiant ne change jamais."), _ID
    ),
    "session_id": _SESSION,
    "sector": SESSIONS["sector"],
    "branch": SESSIONS["branch"],
    "division": SESSIONS["division"],
    "text": Meaning(
        Text(
            "What the group agreed to do, in its own words.",
            "Ce que le groupe a convenu de faire, dans ses mots.",
        ),
        "text; at most 280 characters",
    ),
    "owner_id": Meaning(
        Text(
            "Who volunteered for it, if on the roster.", "La personne volontaire, si elle est sur la liste."
        ),
        _ID,
    ),
    "owner": Meaning(Text("The name of who volunteered.", "Le nom de la personne volontaire.")),
    "by": Meaning(Text("By when.", "L’échéance."), _DATE),
    "status": Meaning(
        Text("What became of it.", "Ce qu’il en est advenu."),
        values="open | kept | not-kept | changed",
    ),
    "made_on": Meaning(Text("The day on which it was made.", "Le jour où il a été pris."), _DATE),
    "case_ids": _CASES,
    "if_text": Meaning(
        Text("Its first half, after “if”; empty otherwise.", "La première moitié, après « si »; sinon vide.")
    ),
    "then_text": Meaning(
        Text(
            "Its second half, after “then”; empty otherwise.",
            "La seconde moitié, après « alors »; sinon vide.",
        )
    ),
    "reviewed_on": Meaning(
        Text(
            "The day on which the unit said what became of it.",
            "Le jour où l’unité a dit ce qu’il en est advenu.",
        ),
        _DATE,
    ),
    "reviewed_in": Meaning(
        Text(
            "The session in which it was said; may be empty.", "La séance où cela a été dit; peut être vide."
        ),
        _ID,
    ),
    "note": Meaning(
        Text("What was said about it, in a few words.", "Ce qui en a été dit, en quelques mots."),
        "text; at most 280 characters",
    ),
    "succeeds": Meaning(
        Text(
            "The commitment whose place it took; empty otherwise.", "L’engagement qu’il remplace; sinon vide."
        ),
        _ID,
    ),
}

QUESTIONS: Mapping[str, Meaning] = {
    "question_id": Meaning(
        Text("The question; it never changes.", "La question; l’identifiant ne change jamais."), _ID
    ),
    "session_id": _SESSION,
    "sector": SESSIONS["sector"],
    "branch": SESSIONS["branch"],
    "division": SESSIONS["division"],
    "text": Meaning(
        Text(
            "What the group asks the V&E office.",
            "Ce que le groupe demande au bureau des valeurs et de l’éthique.",
        ),
        "text; at most 280 characters",
    ),
    "asked_on": Meaning(Text("The day on which it was asked.", "Le jour où elle a été posée."), _DATE),
    "answer_en": Meaning(
        Text("The answer, in English.", "La réponse, en anglais."), "text; at most 1000 characters"
    ),
    "answer_fr": Meaning(
        Text("The answer, in French.", "La réponse, en français."), "text; at most 1000 characters"
    ),
    "answered_on": Meaning(Text("The day of the answer.", "Le jour de la réponse."), _DATE),
}

EXPORTS: Mapping[str, Mapping[str, Meaning]] = {
    "completions": COMPLETIONS,
    "attestations": ATTESTATIONS,
    "sessions": SESSIONS,
    "commitments": COMMITMENTS,
    "questions": QUESTIONS,
}
"""The meaning of every column of every export."""


def dictionary_rows(name: str, columns: Sequence[str]) -> tuple[Sequence[str], Iterator[tuple[str, ...]]]:
    """Return the header and the rows of the dictionary for `columns` of the export `name`, in their order."""
    meanings = [(column, EXPORTS[name][column]) for column in columns]
    return HEADER, ((c, m.text.en, m.text.fr, m.values, m.format) for c, m in meanings)
