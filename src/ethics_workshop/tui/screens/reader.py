"""A case to read: the story, the facilitator's part clearly apart, and the sources; in either language, or both."""

from collections.abc import Sequence
from dataclasses import replace

from ethics_workshop.tui.case_document import Part, document
from ethics_workshop.tui.case_material import Material, gather
from ethics_workshop.tui.commands import CARD, Command
from ethics_workshop.tui.handing_out import HANDOUT, hand_out
from ethics_workshop.tui.screens.document import LANGUAGES, SECTIONS, DocumentScreen
from ethics_workshop.words.language import N_, Words

PARTS = (N_("The case"), N_("For the facilitator"), N_("Sources"))


class ReaderScreen(DocumentScreen):
    """Shows a case in three parts with their contents."""

    PARTS = PARTS
    ACTIONS = (
        Command("facilitate", ("f",), N_("Facilitate"), N_("Plan a session with this case"), "facilitate"),
        Command("alone", ("a",), N_("Alone"), N_("Work through this case alone, in private"), "alone"),
        HANDOUT,
        Command("part", ("right",), N_("Part"), N_("Go to a part by its number, or with the arrows"), "turn(1)", shown_key="1-3", palette=False),
        Command("part-before", ("left",), N_("Part before"), N_("Go to the part before"), "turn(-1)", footer=False,
                palette=False),
        *(
            Command(f"part-{number}", (str(number),), name, N_("Read this part of the case"), f"part({number - 1})",
                    footer=False)
            for number, name in enumerate(PARTS, 1)
        ),
        Command("sources", ("w",), N_("Sources"), N_("See where the rules of this section come from"), "sources"),
        replace(CARD, keys=("d",)),
        *LANGUAGES,
        *SECTIONS,
    )  # fmt: skip

    def __init__(self, case_id: str) -> None:
        super().__init__()
        self.case_id = case_id
        self._material: Material | None = None

    def title_text(self) -> str:
        """Name the case."""
        if self._material is None:
            return self.words("Cases")
        return self.text_words.text(self._material.case.title)

    def subtitle_text(self) -> str:
        """Say what state a draft is in: what that means is in the text, and goes first where there is no room."""
        from ethics_workshop.words.names import case_status_name

        case = self._material.case if self._material else None
        if case is None or case.status == "approved":
            return ""
        return case_status_name(case.status, self.words).replace(", ", " · ", 1)

    def help_text(self) -> str:
        """Say what the parts are."""
        return self.words(
            "The first part can be read by everybody. The second one tells what happens after each choice: keep it for whoever leads the session. Numbers in brackets stand for the sources, in the third part."
        )

    async def load(self) -> None:
        """Read the case."""
        app = self.workshop_app
        self._material = await app.call(gather, app.workshop, self.case_id)

    def document(self, words: Words) -> Sequence[Part]:
        """Return the three parts."""
        assert self._material is not None  # noqa: S101  # nothing is set before it was read
        return document(self._material, words)

    def warnings(self, words: Words) -> Sequence[str]:
        """Warn of the second part."""
        return "", words("For whoever leads the session: keep it from the room."), ""

    def action_facilitate(self) -> None:
        """Plan a session with this case."""
        from ethics_workshop.tui.screens.plan import PlanScreen

        self.app.push_screen(PlanScreen([self.case_id]))

    def action_alone(self) -> None:
        """Work through this case, alone."""
        from ethics_workshop.tui.screens.learn import play_alone

        self.perform(play_alone(self, self.case_id), group="alone")

    def action_handout(self) -> None:
        """Write this case as sheets, in the language of the text."""
        self.perform(hand_out(self, self.case_id, self.text_words), group="handout")

    def action_sources(self) -> None:
        """Show where the rules of the section come from."""
        from ethics_workshop.tui.dialogs.sources import Sources

        if self._material is not None and self.here is not None:
            self.app.push_screen(Sources(self._material, self.here, self.text_words))
