"""What the keys in a case are called: a person looks for “privacy” and not for the key of the topic."""

from typing import TYPE_CHECKING

from ethics_workshop.bank.registries import Registries

if TYPE_CHECKING:
    from ethics_workshop.domain.case import Case


class Names:
    """The names of `registries` in both languages, each looked up once."""

    def __init__(self, registries: Registries) -> None:
        self._registries = registries
        self._known: dict[tuple[str, str], str] = {}
        self._titles = {
            key: f"{raw['title']['en']} {raw['title']['fr']}"
            for data in registries.whole("instruments") or ()
            for key, raw in data["instrument"].items()
        }

    def __call__(self, case: "Case | None") -> tuple[str, str]:
        """Return the names of a case's topics, values and audiences, and the titles of its rules."""
        if case is None:
            return "", ""
        listed = (("topic", case.topics), ("value", case.values), ("audience", case.audiences))
        named = [self._name(registry, key) for registry, keys in listed for key in keys]
        cited = {ref.partition("#")[0] for ref in case.refs}
        return " ".join(named), " ".join(self._titles[key] for key in sorted(cited) if key in self._titles)

    def _name(self, registry: str, key: str) -> str:
        place = (registry, key)
        if place not in self._known:
            name = self._registries.name_of(registry, key)
            self._known[place] = f"{name.en} {name.fr}"
        return self._known[place]
