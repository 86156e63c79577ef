"""Open Badges 3.0: a completion as a credential that anybody verifies with the department's public key, offline.

The library is an extra (docs/decisions: "Open Badges"); nothing here asks the network for anything.
"""

import datetime as dt
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from ethics_workshop.domain.error import BadInput, CheckFailed, Problem, Refused
from ethics_workshop.domain.text import clean
from ethics_workshop.exchange.page import escaped
from ethics_workshop.exchange.whole import errors_about, written_whole
from ethics_workshop.services.ports_papers import Certificate, Verified
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import Words
from ethics_workshop.words.texts import DEMO

if TYPE_CHECKING:
    from openbadgeslib.ob3 import OpenBadgeCredential

LARGEST = 1_000_000
"""Bytes of a badge or a key that are read: real ones have a few thousand."""

_NAMES = uuid.UUID("6a3c1f0e-5d7b-4c52-9f0b-2f8f1f6f9c11")
"""The name space of our identifiers: the same completion has the same one in every badge."""


def make_keys(out: Path) -> Path:
    """Make an Ed25519 pair: the private key at `out`, for its owner alone, the public one beside it; return that.

    Raises Refused without the extra and where a file is there already, BadInput, StorageError.
    """
    _need_library()
    from openbadgeslib.keys import KeyEd25519

    public = out.with_name(f"{out.name}.pub")
    for path in (out, public):
        if path.exists():
            raise Refused(Problem.KEY_EXISTS, path=str(path))
    pair = KeyEd25519().generate_keypair()
    with written_whole(out, ".pub") as fresh:
        for path, pem in zip(fresh, pair, strict=True):
            path.write_bytes(pem)
    return public


def issue(certificate: Certificate, key: Path, issuer: str, out: Path, *, demo: bool = False) -> None:
    """Write the signed credential: baked into a picture where the name ends in `.svg`, else alone, as a VC-JWT.

    Raises Refused without the extra, BadInput for what is no Ed25519 key and where one may not write, StorageError.
    """
    _need_library()
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.keys import KeyEd25519
    from openbadgeslib.ob3 import OB3Signer

    private = _read(key)
    pair = KeyEd25519()
    try:
        pair.read_private_key(private)
        pair.pub_key = pair.priv_key.public_key()
        credential = _credential(certificate, pair.get_pub_key_pem(), issuer, demo=demo)
        signer = OB3Signer(private, algorithm="EdDSA")
        if out.suffix.lower() == ".svg":
            content = signer.sign_into_svg(credential, _picture(certificate, demo=demo).encode())
        else:
            content = signer.sign(credential).encode()
    except (LibOpenBadgesException, ValueError, TypeError) as error:
        raise BadInput(Problem.NOT_A_KEY, path=str(key)) from error
    with written_whole(out) as (fresh,):
        fresh.write_bytes(content)


def check(badge: Path, key: Path, recipient: str) -> Verified:
    """Return what a badge says whose signature holds under a public key; with `recipient`, only if it is theirs.

    `recipient` is the e-mail address, or the id of who has none. Raises CheckFailed, Refused, BadInput.
    """
    _need_library()
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.ob3 import OB3Verifier

    content, public = _read(badge), _read(key)
    try:
        token = content.decode().strip()
        if not token.startswith("ey"):
            token = OB3Verifier.extract_token_from_svg(content)
        found = OB3Verifier(public).verify(token)
    except (LibOpenBadgesException, ValueError, TypeError) as error:
        raise CheckFailed(Problem.BADGE_DOES_NOT_HOLD, path=str(badge)) from error
    if recipient and not any(
        _is(recipient, each.identity_hash, each.salt or "") for each in found.identifiers
    ):
        raise CheckFailed(Problem.BADGE_OF_ANOTHER, path=str(badge), person=recipient)
    assert found.issuance_date is not None  # noqa: S101  # a verified credential has one
    return Verified(
        name=clean(found.achievement.name),
        issuer=clean(found.issuer.name),
        issuer_id=clean(found.issuer.id),
        completed=found.issuance_date.date().isoformat(),
        evidence=clean(found.evidence[0].name or "") if found.evidence else "",
        recipient=", ".join(clean(each.identity_hash) for each in found.identifiers),
    )


def _need_library() -> None:
    """Raise Refused, with how to get it, where the extra is not installed."""
    from importlib.util import find_spec

    if find_spec("openbadgeslib") is None:
        raise Refused(Problem.NO_BADGES)


def _credential(certificate: Certificate, public: bytes, issuer: str, *, demo: bool) -> "OpenBadgeCredential":
    from openbadgeslib.ob3 import (
        Achievement,
        Evidence,
        IdentityObject,
        Issuer,
        OpenBadgeCredential,
        did_key_from_pem,
    )

    words, row = Words(certificate.person.language), certificate.completion
    whose = certificate.person.email or row.person_id
    name = words.text(certificate.requirement)
    about = words("Completed on {day}.", day=short_day(row.completed_on, words))
    return OpenBadgeCredential(
        id=f"urn:uuid:{uuid.uuid5(_NAMES, row.completion_id)}",
        issuer=Issuer(id=did_key_from_pem(public), name=issuer or words("Values and ethics office")),
        recipient_id=None,
        identifiers=[
            # a hash with salt: whoever holds the badge alone does not learn the address
            IdentityObject.create(
                whose, uuid.uuid4().hex, "emailAddress" if certificate.person.email else "systemId"
            )
        ],
        achievement=Achievement(
            id=f"urn:uuid:{uuid.uuid5(_NAMES, row.requirement)}",
            name=f"{words('DEMO')} · {name}" if demo else name,
            description=f"{words(DEMO)} {about}" if demo else about,
            criteria_narrative=words(
                "Taking part from the first vote through the debrief, or the evidence named."
            ),
        ),
        issuance_date=dt.datetime.fromisoformat(row.completed_on).replace(tzinfo=dt.UTC),
        evidence=[Evidence(name=row.completion_id, narrative=about)],
    )


def _is(recipient: str, identity_hash: str, salt: str) -> bool:
    from openbadgeslib.ob3 import IdentityObject

    return IdentityObject.create(recipient, salt).identity_hash == identity_hash


def _picture(certificate: Certificate, *, demo: bool) -> str:
    """Return the badge as a picture: dark ink on white, with a title and a description for screen readers."""
    words, row = Words(certificate.person.language), certificate.completion
    title = escaped(words.text(certificate.requirement))
    day = escaped(words("Completed on {day}.", day=short_day(row.completed_on, words)))
    note = escaped(words("DEMO")) if demo else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 480" role="img" aria-labelledby="t d" '
        f'xml:lang="{words.language}"><title id="t">{title}</title><desc id="d">{day}</desc>'
        '<circle cx="240" cy="240" r="228" fill="#fff" stroke="#9a4708" stroke-width="12"/>'
        '<g font-family="sans-serif" text-anchor="middle" fill="#1b1f27">'
        f'<text x="240" y="225" font-size="26" font-weight="bold" textLength="400" lengthAdjust="spacingAndGlyphs">{title}</text>'
        f'<text x="240" y="275" font-size="22">{day}</text>'
        f'<text x="240" y="330" font-size="22" fill="#9a4708">{note}</text></g></svg>\n'
    )


def _read(path: Path) -> bytes:
    """Return the content of a file of ordinary size. Raises BadInput."""
    if not path.exists():
        raise BadInput(Problem.FILE_NOT_FOUND, path=str(path))
    if path.is_dir():
        raise BadInput(Problem.IS_A_FOLDER, path=str(path))
    with errors_about(path), path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise BadInput(Problem.FILE_UNREADABLE, path=str(path))
    return content
