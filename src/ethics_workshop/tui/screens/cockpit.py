"""The cockpit: leading a session through its steps with the keyboard alone."""

import datetime as dt
from collections.abc import Callable

from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.session import Session, State
from ethics_workshop.domain.tally import Method
from ethics_workshop.services.sessions import SessionService
from ethics_workshop.tui.cockpit import keys
from ethics_workshop.tui.cockpit.material import gather
from ethics_workshop.tui.cockpit.panels import PagePanel
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.attendance import AttendanceDialog
from ethics_workshop.tui.dialogs.commitment import CommitmentDialog, Draft
from ethics_workshop.tui.dialogs.confirm import Confirm
from ethics_workshop.tui.dialogs.feedback import Answers, FeedbackDialog
from ethics_workshop.tui.dialogs.form import Drafts
from ethics_workshop.tui.dialogs.leaving import Leaving
from ethics_workshop.tui.dialogs.note import QUESTION, THEME, Note
from ethics_workshop.tui.dialogs.tally import Counts, TallyDialog
from ethics_workshop.tui.dialogs.ticks import Change as Attendance
from ethics_workshop.tui.people import search_people, unit_people
from ethics_workshop.tui.screens.cockpit_view import CockpitView
from ethics_workshop.words.dates import clock
from ethics_workshop.words.names import method_name, step_name

PEEK = 8
"""Seconds for which a key shows the notes where there is one screen (SESSION.md)."""

BALLOTS = tuple(m.value for m in Method)
"""The single ways of voting, to be chosen in place of the agenda's."""


class CockpitScreen(CockpitView):
    """Runs one session. Every change is on disk before it is shown."""

    CSS_PATH = "cockpit.tcss"
    ACTIONS = keys.COCKPIT

    # changing the session

    async def run(self, change: Callable[..., Session], *args: object, **options: object) -> None:
        """Do `change` on disk, then show the session after it. Raises WorkshopError, with nothing changed."""
        app = self.workshop_app
        session = await app.call(change, self.session_id, *args, actor=app.actor, **options)
        await self._take(session)

    async def _take(self, session: Session) -> None:
        assert self.material is not None  # noqa: S101  # commands are dead before loading
        before = self.material.session
        if session.position.case != before.position.case:
            ballot = self.material.ballot
            self.material = await self.workshop_app.call(gather, self.workshop_app.workshop, session)
            self.choose_ballot(ballot)
        else:
            self.material = self.material.at(session)
        if session.index != before.index:
            self.spent[before.index] = self.timer.elapsed
            self.timer.load(self.spent.get(session.index, 0), running=True)
            self.page = 0
            self.app.clear_notifications()  # what was said of an earlier step is over
            self.query("ToastHolder").remove()  # Textual leaves the empty lines of a notice that was cleared
            self.notes_left = min(self.notes_left, 0)
        elif before.state is State.PLANNED and session.state is State.OPEN:
            self.timer.load(self.timer.elapsed, running=True)
        self.show()
        await self.keep_clock()

    def choose_ballot(self, ballot: str) -> None:
        """Tell the room how it votes from now on."""
        assert self.material is not None  # noqa: S101  # commands are dead before loading
        self.material = self.material.voting(ballot)
        self.show()

    @property
    def drafts(self) -> Drafts:
        """What was typed for this session and not saved: it outlives dialogs, and this screen."""
        return self.workshop_app.drafts.setdefault(self.session_id, {})

    @property
    def _service(self) -> SessionService:
        return self.workshop_app.workshop.sessions

    @property
    def _now(self) -> Session:
        assert self.session is not None  # noqa: S101  # commands are dead before loading
        return self.session

    def available(self, command_id: str) -> bool:
        """Read the transition table. Notes do not stay on a screen that the room sees, by the settings."""
        if command_id == keys.KEEP_NOTES.id and self.second_screen == "no":
            return False
        if command_id in {c.id for c in keys.COCKPIT}:
            return self.session is not None and keys.live(
                command_id, self.session, self.page, len(self.pages)
            )
        return super().available(command_id)

    def of_this_step(self) -> frozenset[str]:
        """Return what the step allows beyond what every step does."""
        own = {command_id for command_id in keys.OF_STEPS if self.available(command_id)}
        return frozenset(own) | {keys.DO.id, keys.NEXT.id, keys.BACK.id}

    def commands(self) -> list[Command]:
        """Return the commands, those that are live first: the footer has no room for all."""
        own = {command.id for command in self.ACTIONS}
        return sorted(super().commands(), key=lambda c: c.id in own and not self.available(c.id))

    # moving

    def action_next(self) -> None:
        """Turn the page; from the last one go to the next step."""
        if self.page + 1 < len(self.pages):
            self.action_page(1)
        else:
            self.perform(self._go_on(), group="step")

    def action_skip(self) -> None:
        """Leave the rest of this step, and say how to come back to it."""
        self.perform(self._go_on(told=True), group="step")

    async def _go_on(self, *, told: bool = False) -> None:
        before = self._now
        await self.run(self._service.next)
        words, back = self.words, self.key(keys.BACK.id)
        vote = {Step.VOTE_A: "a", Step.VOTE_B: "b"}.get(before.step)
        name = step_name(before.step, words)
        if vote and before.present and not before.round(vote).ballots:
            self.workshop_app.say(
                words("“{step}” was left without ballots. {key} goes back.", step=name, key=back)
            )
        elif told:
            self.workshop_app.say(words("“{step}” was cut short. {key} goes back.", step=name, key=back))

    def action_step_back(self) -> None:
        """Turn the page back; from the first one go to the step before."""
        if self.page > 0:
            self.action_page(-1)
        else:
            self.perform(self.run(self._service.back), group="step")

    def action_page(self, by: int) -> None:
        """Turn pages within the step."""
        self.page = max(0, min(self.page + by, len(self.pages) - 1))
        self.show()

    def action_scroll(self, by: int) -> None:
        """Scroll the notes while they are shown, else what the room sees."""
        panel = self.query_one("#private" if self.notes_left else "#room", PagePanel)
        panel.scroll(by)

    def action_do(self) -> None:
        """Do the one thing that this step is for."""
        doing = {
            keys.PEOPLE.id: self.action_people,
            keys.TALLY.id: self.action_tally,
            keys.INJECT.id: self.action_inject,
            keys.COMMIT.id: self.action_commitment,
            keys.FEEDBACK.id: self.action_feedback,
            keys.CLOSE.id: self.action_close_session,
            keys.NEXT.id: self.action_next,
        }
        doing[keys.to_do(self._now)]()

    # the timer and the notes

    def action_timer(self) -> None:
        """Start or pause the timer."""
        self.timer.toggle()
        self.show_time()
        self.perform(self.keep_clock(), group="clock")

    def action_notes(self) -> None:
        """Show the notes for a few seconds, or for good where the settings say so; hide them when they are shown."""
        peek = -1 if self.second_screen == "yes" else PEEK
        self.notes_left = peek if self.notes_left == 0 else 0
        self.show()

    def action_keep_notes(self) -> None:
        """Keep the notes open, once it is confirmed that only the facilitator sees this screen."""
        words = self.words

        def answer(yes: bool | None) -> None:
            self.notes_left = -1 if yes else 0
            self.show()

        if self.second_screen == "yes":
            answer(yes=True)
            return

        self.app.push_screen(
            Confirm(
                words("Keep your notes open?"),
                words(
                    "Only on a screen that you alone see: not projected, not shared. The room must not read them."
                ),
                yes=words("Only I see it"),
            ),
            answer,
        )

    def action_copy(self) -> None:
        """Copy what the room sees, to be pasted into the meeting's chat."""
        self.app.copy_to_clipboard(self.pages[self.page].prose.plain)
        self.workshop_app.say(self.words("Copied, if your terminal allows it."))

    # what is written down

    def action_people(self) -> None:
        """Ask who is here."""
        self.perform(self._ask_people())

    async def _ask_people(self) -> None:
        app, session = self.workshop_app, self._now
        people = await app.call(unit_people, app.workshop, session.plan.unit)

        async def search(asked: str) -> list[Person]:
            return await app.call(search_people, app.workshop, asked)

        app.push_screen(AttendanceDialog(session, people, search, self._attend, drafts=self.drafts))

    async def _attend(self, change: Attendance) -> None:
        service = self._service
        for who in change.leave:
            await self.run(service.leave, who)
        if change.room:
            await self.run(service.check_in, change.room)
        if change.remote:
            await self.run(service.check_in, change.remote, remote=True)
        for name in change.guests:
            await self.run(service.add_guest, name)
        self.workshop_app.say(
            self.words.n(
                "{n} person here. {key} opens the list again.",
                "{n} people here. {key} opens the list again.",
                len(self._now.present),
                key=self.key(keys.PEOPLE.id),
            )
        )

    def action_tally(self) -> None:
        """Ask for the totals of the vote."""

        async def save(counts: Counts) -> None:
            await self.run(self._service.tally, counts)
            ballots = self._now.round("a" if self._now.step is Step.VOTE_A else "b").ballots
            self.workshop_app.say(
                self.words.n(
                    "{n} ballot counted. Before you go on: {key}, your notes.",
                    "{n} ballots counted. Before you go on: {key}, your notes.",
                    ballots,
                    key=self.key("notes"),
                )
            )

        self.app.push_screen(
            TallyDialog(self._now, self.material.ballot if self.material else "", save, self.drafts)
        )

    def action_ballot(self) -> None:
        """Change how the room votes: the agenda's way, or one way alone."""
        ways = tuple(dict.fromkeys((self._now.plan.agenda.ballot, *BALLOTS)))
        assert self.material is not None  # noqa: S101  # commands are dead before loading
        now = self.material.ballot
        chosen = ways[(ways.index(now) + 1) % len(ways)] if now in ways else ways[0]
        self.choose_ballot(chosen)
        self.app.clear_notifications()  # the way before is over
        self.workshop_app.say(self.words("This vote: {methods}", methods=method_name(chosen, self.words)))

    def action_inject(self) -> None:
        """Tell the room a new fact."""
        self.perform(self._inject(), group="step")

    async def _inject(self) -> None:
        await self.run(self._service.inject)
        self.workshop_app.say(
            self.words("The room sees the new fact. {key} goes back.", key=self.key(keys.BACK.id))
        )

    def action_commitment(self) -> None:
        """Ask for a commitment."""
        self.perform(self._ask_commitment())

    async def _ask_commitment(self) -> None:
        app, session = self.workshop_app, self._now
        today = await app.call(app.workshop.clock.day)
        people = [(p, session.people[p].name) for p in session.checked_in]

        async def save(draft: Draft) -> None:
            await self.run(self._service.commit, draft.text, owner=draft.owner, by=draft.by)

        app.push_screen(CommitmentDialog(people, dt.date.fromisoformat(today.date), save, self.drafts))

    def action_question(self) -> None:
        """Ask for a question for the V&E office."""

        async def save(text: str) -> None:
            await self.run(self._service.question, text)

        self.app.push_screen(Note(QUESTION, save, self.drafts))

    def action_theme_note(self) -> None:
        """Ask for a theme."""

        async def save(text: str) -> None:
            await self.run(self._service.theme, text)

        self.app.push_screen(Note(THEME, save, self.drafts))

    def action_feedback(self) -> None:
        """Ask for the totals of the three questions."""

        async def save(answers: Answers) -> None:
            for question, values in answers.items():
                await self.run(self._service.feedback, question, values)

        self.app.push_screen(FeedbackDialog(self._now, save, self.drafts))

    # the end

    def action_kiosk(self) -> None:
        """Let people sign, one at a time."""
        from ethics_workshop.tui.screens.kiosk import KioskScreen

        self.app.push_screen(KioskScreen(self.session_id))

    def action_close_session(self) -> None:
        """Say how many completions are recorded, then close."""
        words, session = self.words, self._now
        counted = len(session.completing()) if session.plan.requirement else 0
        lines = [
            words.n("{n} person is recorded as complete.", "{n} people are recorded as complete.", counted),
            words("Closing is final: commitments, counts and attendance can no longer change."),
        ]
        if not session.plan.requirement:
            lines.insert(1, words("This agenda completes no requirement."))
        missed = len(session.people) - counted
        if session.plan.requirement and missed:
            lines.insert(
                1,
                words.n(
                    "{n} person was not here from the first vote through the debrief.",
                    "{n} people were not here from the first vote through the debrief.",
                    missed,
                ),
            )

        def answer(yes: bool | None) -> None:
            if yes:
                self.perform(self._end(self._service.close))

        self.app.push_screen(
            Confirm(words("Close the session?"), "\n".join(lines), yes=words("Close it")), answer
        )

    def action_cancel_session(self) -> None:
        """Ask, then give the session up."""
        words = self.words

        def answer(yes: bool | None) -> None:
            if yes:
                self.perform(self._end(self._service.cancel))

        self.app.push_screen(
            Confirm(
                words("Cancel the session?"),
                words(
                    "Nobody completes anything by it, and it cannot be taken up again. To go on another day, leave with {key}: it waits where it stands.",
                    key=self.key("back"),
                ),
                yes=words("Cancel it"),
            ),
            answer,
        )

    async def _end(self, change: Callable[..., Session]) -> None:
        app = self.workshop_app
        session = await app.call(change, self.session_id, actor=app.actor)
        app.drafts.pop(self.session_id, None)
        self.timer.pause()
        self.over(session)

    def over(self, session: Session) -> None:
        """Show what everyone receives, in place of the cockpit."""
        from ethics_workshop.tui.screens.summary import SummaryScreen

        self.app.switch_screen(SummaryScreen(session.id))

    def under_way(self) -> str:
        """Say where the session waits, once people are in it."""
        session, words = self.session, self.words
        if session is None or session.state is not State.OPEN:
            return ""
        return words(
            "The session waits at “{step}”, its timer at {time}. Nothing is lost: Home offers to go on with it.",
            step=step_name(session.step, words),
            time=clock(self.timer.elapsed),
        )

    async def leave(self) -> None:
        """Keep the timer where it stands, and go; ask first when people are in the session."""
        waiting = self.under_way()
        if not waiting:
            self.perform(self._leave())
            return
        question = Leaving(self.words("Leave the cockpit?"), waiting)

        def answer(yes: bool | None) -> None:
            if yes:
                self.perform(self._leave())

        self.app.push_screen(question, answer)

    async def _leave(self) -> None:
        try:
            await self.keep_clock()
        finally:
            self.dismiss(None)
