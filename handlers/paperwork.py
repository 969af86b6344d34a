"""Makes the files of proposals, one proposal after the other, while others are answered."""

from __future__ import annotations

import logging

from sqlalchemy.ext.asyncio import AsyncSession

from gateway.background import describe
from handlers import proposal_card
from handlers.making import Maker
from locales import Text
from models import Account, Proposal, ProposalFile
from services.errors import Invalid
from services.proposals import papers
from services.proposals.papers import Made
from services.proposals.people import Papers, papers_of
from services.proposals.templates import contents
from services.roles import access_of_many

log = logging.getLogger(__name__)

TRIES = 3
BYTES_A_PERSON = 400
"""About what a person takes in the files: a handful is written in a thread, more in another process."""


class PaperMaker(Maker):
    """The leader's loop over proposals for whose files somebody waits."""

    name = "files of proposals"

    async def step(self) -> bool:
        """The files of one proposal; False when nobody waits."""
        async with self._database.read() as session:
            proposal = await papers.next_wanted(session)
            if proposal is None:
                return False
            about = await papers_of(session, proposal, self._regency, self._clock())
            templates = await contents(session, self._settings.regency)
        try:
            size = len(about.people) * BYTES_A_PERSON
            made = await self._child.run(size, papers.make_or_say, about, self._settings.regency, templates)
            if isinstance(made, Text):
                raise Invalid(made)
            await self._store(about, made)
        except Exception as error:
            await self._stumbled(about, error)
        return True

    async def _store(self, about: Papers, made: list[Made]) -> None:
        async with self._database.write() as session:
            proposal = await _locked(session, about)
            if proposal is None:
                return
            account_id = proposal.files_for or 0
            rows = await papers.store(session, proposal, made, account_id, self._clock())
            await self._answer(session, account_id, proposal.id, rows, None)

    async def _stumbled(self, about: Papers, error: Exception) -> None:
        """A template that cannot be filled is said at once, other trouble after three tries."""
        log.error("files of proposal %s: %s", about.number, describe(error))
        self._failed[about.proposal_id] = self._failed.get(about.proposal_id, 0) + 1
        if self._failed[about.proposal_id] < TRIES and not isinstance(error, Invalid):
            return
        del self._failed[about.proposal_id]
        async with self._database.write() as session:
            proposal = await _locked(session, about)
            if proposal is None:
                return
            account_id, proposal.files_for = proposal.files_for or 0, None
            said = error.text if isinstance(error, Invalid) else Text("proposal-files-failed")
            await self._answer(session, account_id, proposal.id, [], said)

    async def _answer(
        self,
        session: AsyncSession,
        account_id: int,
        proposal_id: int,
        rows: list[ProposalFile],
        trouble: Text | None,
    ) -> None:
        account = await session.get_one(Account, account_id)
        by = (await access_of_many(session, [account], self._settings.admin_ids))[account.id]
        context = self._handlers.context_for(session, account, by, self._clock())
        await session.flush()
        if trouble is not None:
            context.say(trouble)
        elif proposal_card.may_have_files(by):
            proposal_card.give(context, rows)
        await proposal_card.show(context, proposal_id, fresh=True)
        await self._put(session, context.given.outgoing, self._clock())


async def _locked(session: AsyncSession, about: Papers) -> Proposal | None:
    """The proposal, if it is still as the files say and somebody still waits for them."""
    proposal = await session.get_one(Proposal, about.proposal_id, with_for_update=True)
    return proposal if proposal.files_for is not None and proposal.revision == about.revision else None
