"""My team: who reports to me, who signed, and verifying it or saying why not."""

from textual.app import ComposeResult

from ethics_workshop.domain.acknowledgement import Standpoint
from ethics_workshop.services.acknowledging import Report, Team
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.choices import Choice
from ethics_workshop.tui.dialogs.chooser import Chooser
from ethics_workshop.tui.dialogs.grouped import Grouped
from ethics_workshop.tui.dialogs.note import Note, NoteKind
from ethics_workshop.tui.dialogs.path import AskPath
from ethics_workshop.tui.screens import team_texts as texts
from ethics_workshop.tui.whose import WhoseScreen
from ethics_workshop.tui.widgets.panel import Panel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import N_
from ethics_workshop.words.managing import standpoint_counts

REFUSAL = NoteKind(
    "refusal",
    N_("Why is it not verified?"),
    N_("One sentence. The person can read it; the signature stands as it is."),
)
UNTIL = NoteKind(
    "until",
    N_("Until when?"),
    N_("The last day: year-month-day. Leave it empty, and it lasts until you end it."),
    10,
)


class TeamScreen(WhoseScreen):
    """The reports of one manager, and of those who delegated theirs: a list in groups, what waits first."""

    CSS_PATH = "team.tcss"
    AUTO_FOCUS = "#reports"
    ASKED = N_("Whose team? Type your name or your id.")
    ACTIONS = (
        Command("verify", ("v",), N_("Verify"), N_("Verify the signature under the cursor"), "verify"),
        Command("refuse", ("x",), N_("Not verified"), N_("Say why the signature is not verified"), "refuse"),
        Command("delegate", ("d",), N_("Delegate"), N_("Let somebody else verify for you"), "delegate"),
        Command("end", ("e",), N_("End delegation"), N_("Verify alone again"), "end", footer=False),
        Command("remind", ("r",), N_("Reminders"), N_("Write reminders as files, for you to send"), "remind"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.teams: list[Team] | None = None

    def title_text(self) -> str:
        """Name the screen."""
        return self.words("My team")

    def subtitle_text(self) -> str:
        """Count who stands where."""
        reports = [report for team in self.teams or () for report in team.reports]
        late = sum(report.late for report in reports)
        return standpoint_counts([report.standpoint for report in reports], late, self.words)

    def help_text(self) -> str:
        """Say what verifying means."""
        return self.words(
            "The people who report to you on the roster, and this cycle’s acknowledgement of each. Verifying says that you know of it; nobody verifies their own signature, or one that they witnessed. The last decision counts. “Late” begins 30 days after the cycle, or after being hired."
        )

    def body(self) -> ComposeResult:
        """Lay out the list, and a few words on who is under the cursor."""
        with Panel(title="", id="list"):
            yield Grouped(id="reports")
        yield TextView("", id="about")

    async def read(self) -> None:
        """Read the teams."""
        app = self.workshop_app
        self.teams = await app.call(app.workshop.acknowledgements.teams, self.person[0])

    def show(self) -> None:
        """Paint the list."""
        if not self.query("#reports"):
            return
        words, teams = self.words, self.teams or []
        empty = ""
        if self.failed:
            empty = words("The team could not be read.")
        elif self.teams is not None:
            empty = words(
                "According to the roster, nobody reports to you. If that is wrong, the V&E office imports a newer one."
            )
        if teams:
            self.query_one("#list", Panel).retitle(
                texts.statement_line(teams[0], words, brief=self.has_class("-narrow"))
            )
        airy = not self.has_class("-low")
        self.query_one("#reports", Grouped).show(texts.lines(teams, words, airy=airy), empty=empty)
        self._about()

    @property
    def current(self) -> tuple[Team, Report] | None:
        """Who is under the cursor, and in whose team."""
        for shown in self.query("#reports").results(Grouped):
            key = shown.current.key if shown.current else ""
            for team in self.teams or ():
                for report in team.reports:
                    if texts.key_of(team, report) == key:
                        return team, report
        return None

    def _about(self) -> None:
        view, found = self.query_one("#about", TextView), self.current
        if found is not None:
            view.show(texts.about(*found, self.person[0], self.words), layout=False)
        else:
            view.show("", layout=False)
        self.refresh_commands()

    def on_choice_list_moved(self) -> None:
        """Say a few words on who is under the cursor."""
        self._about()

    def available(self, command_id: str) -> bool:
        """Deciding takes a signature; delegating takes reports of one's own."""
        found = self.current
        if command_id in {"verify", "refuse"}:
            stands = found[1].standpoint if found else Standpoint.NOT_SIGNED
            return stands is not Standpoint.NOT_SIGNED and (
                command_id == "refuse" or stands is not Standpoint.VERIFIED
            )
        own = next((team for team in self.teams or () if team.manager.person_id == self.person[0]), None)
        if command_id == "end":
            return own is not None and own.delegation is not None
        if command_id == "delegate":
            return own is not None and bool(own.reports)
        if command_id == "remind":
            return found is not None
        return super().available(command_id)

    # deciding

    def action_verify(self) -> None:
        """Verify, and go on to the next who waits."""
        self.perform(self._verify())

    async def _verify(self) -> None:
        found, app = self.current, self.workshop_app
        if found is None or found[1].attestation is None:
            return
        receipt = found[1].attestation.receipt
        decided = await app.call(app.workshop.acknowledgements.verify, receipt, self.person[0])
        app.say(self.words("Verified: the signature of {person}.", person=decided.name))
        await self.reread()
        waiting = next(
            (
                texts.key_of(team, report)
                for team in self.teams or ()
                for report in team.reports
                if report.standpoint is Standpoint.WAITING
            ),
            "",
        )
        if waiting:
            self.query_one("#reports", Grouped).go_to(waiting)

    def action_refuse(self) -> None:
        """Ask why not."""
        self.perform(self._refuse())

    async def _refuse(self) -> None:
        found, app = self.current, self.workshop_app
        if found is None or found[1].attestation is None:
            return
        receipt = found[1].attestation.receipt

        async def save(reason: str) -> None:
            await app.call(app.workshop.acknowledgements.refuse, receipt, self.person[0], reason)

        if await self.app.push_screen_wait(Note(REFUSAL, save, app.drafts.setdefault(receipt, {}))):
            await self.reread()

    # delegating

    def action_delegate(self) -> None:
        """Ask who verifies, and until when."""
        self.perform(self._delegate())

    async def _delegate(self) -> None:
        app = self.workshop_app

        async def search(typed: str) -> list[Choice]:
            from ethics_workshop.tui.people import search_people

            people = await app.call(search_people, app.workshop, typed)
            return [Choice(p.person_id, p.name, f"{p.unit.division} · {p.person_id}") for p in people]

        chosen = await self.app.push_screen_wait(Chooser(N_("Who verifies for you?"), [], search=search))
        if not chosen:
            return

        async def save(until: str) -> None:
            await app.call(app.workshop.acknowledgements.delegate, self.person[0], chosen[0], until)

        if await self.app.push_screen_wait(Note(UNTIL, save, {})):
            await self.reread()

    def action_end(self) -> None:
        """End the delegation."""
        self.perform(self._end())

    async def _end(self) -> None:
        app = self.workshop_app
        if await app.call(app.workshop.acknowledgements.end_delegation, self.person[0]):
            app.say(self.words("Ended: you verify alone again."))
        await self.reread()

    # reminding

    def action_remind(self) -> None:
        """Ask for a folder, and write reminders into it."""
        self.perform(self._remind())

    async def _remind(self) -> None:
        found, app, words = self.current, self.workshop_app, self.words
        if found is None:
            return
        people = [report.person for report in found[0].reports]
        hint = words("A new folder. One e-mail and one text a person with something due; nothing is sent.")
        out = await self.app.push_screen_wait(
            AskPath(words("Reminders in which folder?"), hint, texts.proposed(app, words))
        )
        if out is None:
            return
        written = await app.call(app.workshop.reminders.write, people, out, self.person[0])
        count = len(written.reminders)
        app.say(
            words.n("{n} reminder written, nothing sent.", "{n} reminders written, nothing sent.", count)
            if count
            else words("Nobody has anything due: no reminder was written.")
        )
