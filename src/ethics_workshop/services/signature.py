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


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs what, under which typed name, in which language; with a session, at its kiosk rather than alone.

    `actor` is who typed it, and may be empty.
    """

    person: Person
    statement: Statement
    name: str
    language: str
    actor: str = ""
    session_id: str = ""
    beside: Beside = NOTHING


def signature(
    signing: Signing, attestation_id: str, cycle: str, day: Day, *, corrects: str = ""
) -> AttestationSigned:
    """Return a signature with its receipt: A0, whoever typed the name.

    Whoever acted on the person's behalf, as the note says, is the witness of it: somebody else verifies it.
    """
    person, beside = signing.person, signing.beside
    on_behalf = bool(beside.note) and signing.actor != person.person_id
    signed = _stands_for(signing, attestation_id, cycle, day)
    return AttestationSigned(
        actor=signing.actor,
        attestation_id=signed.attestation_id,
        person_id=signed.person_id,
        name=person.name,
        unit=person.unit,
        statement=signed.statement,
        version=signed.version,
        cycle=signed.cycle,
        language=signed.language,
        text_sha256=signed.text_sha256,
        signed_name=signed.signed_name,
        method=SigningMethod.KIOSK if signing.session_id else SigningMethod.OWN,
        assurance=Assurance.A0,
        witness_id=signing.actor if on_behalf else "",
        session_id=signing.session_id,
        receipt=receipt(signed),
        day=day,
        reflected=beside.reflected,
        declared=beside.declared,
        note=beside.note,
        corrects=corrects,
    )


def _stands_for(signing: Signing, attestation_id: str, cycle: str, day: Day) -> Signed:
    """Return what the receipt of a signature will stand for."""
    return Signed(
        attestation_id=attestation_id,
        person_id=signing.person.person_id,
        statement=signing.statement.id,
        version=signing.statement.version,
        cycle=cycle,
        language=signing.language,
        text_sha256=signing.statement.sha256(signing.language),
        signed_name=signing.name,
        date=day.date,
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
