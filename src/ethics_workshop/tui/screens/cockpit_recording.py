"""What is written down in a session: who is here, votes, new facts, commitments, questions, themes, feedback."""

import datetime as dt

from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.tally import TYPED
from ethics_workshop.tui.cockpit import keys
from ethics_workshop.tui.dialogs.attendance import AttendanceDialog
from ethics_workshop.tui.dialogs.commitment import CommitmentDialog, Draft
from ethics_workshop.tui.dialogs.feedback import Answers, FeedbackDialog
from ethics_workshop.tui.dialogs.note import QUESTION, THEME, Note
from ethics_workshop.tui.dialogs.tally import Counts, TallyDialog
from ethics_workshop.tui.dialogs.ticks import Change as Attendance
from ethics_workshop.tui.people import search_people, unit_people
from ethics_workshop.tui.screens.cockpit_leading import Leading
from ethics_workshop.words.names import method_name

BALLOTS = (*TYPED, "booth", "booth+poll")
"""The ways of voting, to be chosen in place of the agenda's."""


class Recording(Leading):
    """The commands that write something down; each asks in a dialog that keeps what was typed."""

    def action_people(self) -> None:
        """Ask who is here."""
        self.perform(self._ask_people())

    async def _ask_people(self) -> None:
        app, session = self.workshop_app, self.now
        people = await app.call(unit_people, app.workshop, session.plan.unit)

        async def search(asked: str) -> list[Person]:
            return await app.call(search_people, app.workshop, asked)

        app.push_screen(AttendanceDialog(session, people, search, self._attend, drafts=self.drafts))

    async def _attend(self, change: Attendance) -> None:
        service = self.service
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
                len(self.now.present),
                key=self.key(keys.PEOPLE.id),
            )
        )

    def action_tally(self) -> None:
        """Ask for the totals of the vote."""

        async def save(counts: Counts) -> None:
            await self.run(self.service.tally, counts)
            ballots = self.now.round("a" if self.now.step is Step.VOTE_A else "b").ballots
            self.workshop_app.say(
                self.words.n(
                    "{n} ballot counted. Before you go on: {key}, your notes.",
                    "{n} ballots counted. Before you go on: {key}, your notes.",
                    ballots,
                    key=self.key("notes"),
                )
            )

        self.app.push_screen(
            TallyDialog(self.now, self.material.ballot if self.material else "", save, self.drafts)
        )

    def action_ballot(self) -> None:
        """Change how the room votes: the agenda's way, or one way alone."""
        ways = tuple(dict.fromkeys((self.now.plan.agenda.ballot, *BALLOTS)))
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
        await self.run(self.service.inject)
        self.workshop_app.say(
            self.words("The room sees the new fact. {key} goes back.", key=self.key(keys.BACK.id))
        )

    def action_commitment(self) -> None:
        """Ask for a commitment."""
        self.perform(self._ask_commitment())

    async def _ask_commitment(self) -> None:
        app, session = self.workshop_app, self.now
        today = await app.call(app.workshop.clock.day)
        people = [(p, session.people[p].name) for p in session.checked_in]

        async def save(draft: Draft) -> None:
            await self.run(
                self.service.commit,
                draft.text,
                owner=draft.owner,
                by=draft.by,
                if_text=draft.if_text,
                then_text=draft.then_text,
            )

        day, first = dt.date.fromisoformat(today.date), not session.commitments
        app.push_screen(CommitmentDialog(people, day, save, self.drafts, first=first))

    def action_question(self) -> None:
        """Ask for a question for the V&E office."""

        async def save(text: str) -> None:
            await self.run(self.service.question, text)

        self.app.push_screen(Note(QUESTION, save, self.drafts))

    def action_theme_note(self) -> None:
        """Ask for a theme."""

        async def save(text: str) -> None:
            await self.run(self.service.theme, text)

        self.app.push_screen(Note(THEME, save, self.drafts))

    def action_feedback(self) -> None:
        """Ask for the totals of the three questions."""

        async def save(answers: Answers) -> None:
            for question, values in answers.items():
                await self.run(self.service.feedback, question, values)

        self.app.push_screen(FeedbackDialog(self.now, save, self.drafts))
