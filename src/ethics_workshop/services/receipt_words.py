"""What a receipt says, in words: the same on a screen, in plain lines and on a page to print."""

from ethics_workshop.domain.attestation import Assurance, SigningMethod
from ethics_workshop.services.receipts import Found, SignedWords
from ethics_workshop.words.language import N_, Words

_METHODS = {
    SigningMethod.OWN: N_("at what the person said is their own computer"),
    SigningMethod.KIOSK: N_("alone at the computer of a session, after it"),
}
_ASSURANCES = {
    Assurance.A0: N_("A0: a name typed on a computer that is not proven to be one’s own"),
    Assurance.A1: N_("A1: a one-time code to the departmental mailbox"),
    Assurance.A2: N_("A2: single sign-on"),
}
_LANGUAGES = {"en": N_("English"), "fr": N_("French")}


def facts(found: Found, words: Words) -> list[tuple[str, str]]:
    """Return what a receipt stands for, as labels and values. Dates are local, as they were recorded (ISO)."""
    row, origin = found.row, found.origin
    pairs = [
        (words("Name typed"), row.signed_name),
        (
            words("Statement"),
            words("{statement}, version {version}", statement=row.statement, version=row.version),
        ),
        (words("Title"), words.text(found.statement.title) if found.statement else ""),
        (words("Cycle"), row.cycle),
        (words("Signed on"), row.signed_on),
        (
            words("Language of the text"),
            words(_LANGUAGES[row.language]) if row.language in _LANGUAGES else row.language,
        ),
        (words("SHA-256 of the words"), row.text_sha256),
        (words("Words"), _words(found.words, words)),
        (words("Where"), words(_METHODS[SigningMethod(row.method)])),
        (words("Session"), row.session_id),
        (words("Device"), origin.device),
        (words("Assurance"), words(_ASSURANCES[Assurance(row.assurance)])),
        (words("Reflected on conflicts of interest"), words("yes") if row.reflected else ""),
        (words("Declaration filed, reference"), row.declared),
        (words("Made on the person’s behalf"), row.note),
        (words("Recorded by"), origin.actor if origin.actor not in {"", row.person_id} else ""),
        (words("Takes the place of"), row.corrects),
        (words("Withdrawn on"), row.withdrawn_on),
        (words("Reason"), row.withdrawn_reason),
    ]
    return [(label, value) for label, value in pairs if value]


def line(label: str, value: str, words: Words) -> str:
    """Return a label and its value as one line."""
    return words("{label}: {value}", label=label, value=value)


def proves(found: Found, words: Words) -> list[str]:
    """Return what a receipt proves; nothing that holds when the signature was withdrawn."""
    if found.withdrawn:
        return [
            words(
                "It proves that this name was typed for these words, and that the signature was withdrawn since."
            )
        ]
    return [
        words(
            "It proves that this name was typed on this device for these exact words, in this version, language and cycle."
        ),
        words(
            "The code is made of the name, the words, the version, the cycle, the language and the date: none of these was changed since."
        ),
    ]


def proves_not(words: Words) -> list[str]:
    """Return what a receipt does not prove: A0 is never presented as more."""
    return [
        words("It does not prove who typed the name, nor that the text was understood."),
        words("It does not say whether there is a conflict of interest: no details of any are kept."),
        words(
            "Whoever owns the file could write it anew from the beginning: a receipt kept elsewhere shows that."
        ),
    ]


def _words(standing: SignedWords, words: Words) -> str:
    return {
        SignedWords.SAME: words("the same in this case bank, letter by letter"),
        SignedWords.CHANGED: words("in this case bank this version has other words by now"),
        SignedWords.MISSING: words("this case bank does not hold this version"),
    }[standing]
