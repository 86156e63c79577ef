"""A signature as an event, with its receipt."""

from dataclasses import dataclass

from ethics_workshop.domain.attestation import Assurance, Signed, SigningMethod, receipt
from ethics_workshop.domain.event import AttestationSigned, Day
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.programme import Statement
from ethics_workshop.services.rows import AttestationRow


@dataclass(frozen=True, slots=True)
class Beside:
    """What somebody may say beside their name.

    `declared` is at most the reference of a declaration filed elsewhere; `note` says why somebody else acts.
    """

    reflected: bool = False
    declared: str = ""
    note: str = ""


NOTHING = Beside()


def signature(
    person: Person,
    statement: Statement,
    *,
    attestation_id: str,
    signed_name: str,
    language: str,
    cycle: str,
    day: Day,
    session_id: str = "",
    actor: str = "",
    beside: Beside = NOTHING,
    corrects: str = "",
) -> AttestationSigned:
    """Return the signature of `person` under `statement`, with its receipt: A0, whoever typed the name.

    Whoever acted on the person's behalf, as the note says, is the witness of it: somebody else verifies it.
    """
    on_behalf = bool(beside.note) and actor != person.person_id
    signed = Signed(
        attestation_id=attestation_id,
        person_id=person.person_id,
        statement=statement.id,
        version=statement.version,
        cycle=cycle,
        language=language,
        text_sha256=statement.sha256(language),
        signed_name=signed_name,
        date=day.date,
    )
    return AttestationSigned(
        actor=actor,
        attestation_id=signed.attestation_id,
        person_id=person.person_id,
        name=person.name,
        unit=person.unit,
        statement=signed.statement,
        version=signed.version,
        cycle=signed.cycle,
        language=language,
        text_sha256=signed.text_sha256,
        signed_name=signed_name,
        method=SigningMethod.KIOSK if session_id else SigningMethod.OWN,
        assurance=Assurance.A0,
        witness_id=actor if on_behalf else "",
        session_id=session_id,
        receipt=receipt(signed),
        day=day,
        reflected=beside.reflected,
        declared=beside.declared,
        note=beside.note,
        corrects=corrects,
    )


def signed_row(row: AttestationRow) -> Signed:
    """Return what the receipt of a recorded attestation stands for."""
    return Signed(
        attestation_id=row.attestation_id,
        person_id=row.person_id,
        statement=row.statement,
        version=row.version,
        cycle=row.cycle,
        language=row.language,
        text_sha256=row.text_sha256,
        signed_name=row.signed_name,
        date=row.signed_on,
    )
