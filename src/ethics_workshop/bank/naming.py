"""What the keys in a case are called: a person looks for “privacy” and not for the key of the topic."""

from typing import TYPE_CHECKING

from ethics_workshop.bank.registries import Registries
from ethics_workshop.bank.wording import spelt

if TYPE_CHECKING:
    from ethics_workshop.bank.reading import Kept


class Names:
    """The names of `registries` in both languages, each looked up once."""

    def __init__(self, registries: Registries) -> None:
        self._registries = registries
        self._known: dict[tuple[str, str], str] = {}
        self._titles = {
            key: spelt(f"{raw['title']['en']} {raw['title']['fr']}")
            for data in registries.whole("instruments") or ()
            for key, raw in data["instrument"].items()
        }

    def __call__(self, case: "Kept") -> tuple[str, str]:
        """Return the names of a case's topics, values and audiences, and the titles of its rules."""
        named = (self._name(*key) for key in case.named)
        cited = sorted({ref.partition("#")[0] for ref in case.refs})
        return " ".join(named), " ".join(self._titles[key] for key in cited if key in self._titles)

    def _name(self, registry: str, key: str) -> str:
        place = (registry, key)
        if place not in self._known:
            name = self._registries.name_of(registry, key)
            self._known[place] = spelt(f"{name.en} {name.fr}")
        return self._known[place]
