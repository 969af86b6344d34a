from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from locales import LANGUAGES, texts
from models import (
    Account,
    AuditEntry,
    ClaimAttempt,
    ClaimCode,
    Database,
    EnrolmentStatus,
    OrganisationStatus,
)
from models.encryption import use_keys
from services import claims
from services.claims import (
    ALPHABET,
    CODE_LENGTH,
    MAX_FAILURES,
    WINDOW,
    Claim,
    ClaimOutcome,
    code_of,
    link_by_code,
    link_by_contact,
    link_by_contact_and_nik,
    looks_like_code,
    new_code,
    normal_code,
    renew_code,
    spaced,
    unlink,
)
from tests.factories import (
    NOW,
    make_account,
    make_enrolment,
    make_organisation,
    make_protection,
    make_worker,
    nik_for,
)

PHONE = "+6286000001234"
WRONG = "0000-0000"


async def test_a_phone_on_file_links_in_one_tap(database: Database) -> None:
    async with database.write() as session:
        account, worker = await make_account(session), await make_worker(session, phone=PHONE)
        claim = await link_by_contact(session, account, PHONE, NOW)
        trail = (await session.scalars(select(AuditEntry))).all()
    assert (claim.outcome, claim.worker_id) == (ClaimOutcome.LINKED, worker.id)
    assert account.worker_id == worker.id
    assert [(entry.action, entry.subject_id, entry.reason) for entry in trail] == [
        ("claim.link", worker.id, "contact")
    ]


async def test_a_number_that_is_not_on_file_reads_neutral_and_is_no_failed_try(database: Database) -> None:
    async with database.write() as session:
        account = await make_account(session)
        for _ in range(MAX_FAILURES + 1):
            claim = await link_by_contact(session, account, PHONE, NOW)
        assert claim.outcome is ClaimOutcome.NONE
        assert await session.scalar(select(func.count(ClaimAttempt.id))) == 0


async def test_a_phone_of_several_people_asks_for_the_nik(database: Database) -> None:
    async with database.write() as session:
        account = await make_account(session)
        await make_worker(session, phone=PHONE, nik=nik_for(1))
        son = await make_worker(session, phone=PHONE, nik=nik_for(2))
        stranger = await make_worker(session, nik=nik_for(3))
        assert (await link_by_contact(session, account, PHONE, NOW)).outcome is ClaimOutcome.CHOOSE
        wrong = await link_by_contact_and_nik(session, account, PHONE, stranger.nik, NOW)
        assert wrong.outcome is ClaimOutcome.NONE
        claim = await link_by_contact_and_nik(session, account, PHONE, son.nik, NOW)
    assert claim.worker_id == son.id


async def test_a_code_links_whoever_opens_it_first(database: Database) -> None:
    async with database.write() as session:
        first, second, worker = (
            await make_account(session),
            await make_account(session),
            await make_worker(session),
        )
        issued = await code_of(session, worker.id, NOW)
        assert (await link_by_code(session, first, issued.code, NOW)).worker_id == worker.id
        late = await link_by_code(session, second, issued.code, NOW)
        unknown = await link_by_code(session, second, WRONG, NOW)
        assert late == unknown
        assert late.outcome is ClaimOutcome.NONE
        assert (await link_by_code(session, first, issued.code, NOW)).worker_id == worker.id
        assert (await code_of(session, worker.id, NOW)).used
    assert second.worker_id is None


@pytest.mark.parametrize(
    "spelling", [str.lower, str.upper, lambda c: c.replace("-", " "), lambda c: f" {c}\n"]
)
async def test_case_spaces_and_hyphens_do_not_matter(sqlite_database: Database, spelling: object) -> None:
    assert callable(spelling)
    async with sqlite_database.write() as session:
        account, worker = await make_account(session), await make_worker(session)
        issued = await code_of(session, worker.id, NOW)
        assert (await link_by_code(session, account, spelling(issued.code), NOW)).worker_id == worker.id


async def test_the_link_of_a_code_opens_it(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        account, worker = await make_account(session), await make_worker(session)
        payload = (await code_of(session, worker.id, NOW)).payload
        assert len(payload) <= 64
        assert (await link_by_code(session, account, payload, NOW)).worker_id == worker.id


async def test_a_code_stays_the_same_until_it_is_renewed(database: Database) -> None:
    async with database.write() as session:
        worker = await make_worker(session)
        first = await code_of(session, worker.id, NOW)
        await session.flush()
        assert await code_of(session, worker.id, NOW) == first


async def test_a_renewed_code_voids_the_old_one_and_its_link(database: Database) -> None:
    async with database.write() as session:
        thief, owner, by_phone = [await make_account(session) for _ in range(3)]
        coordinator, worker = await make_account(session), await make_worker(session, phone=PHONE)
        old = await code_of(session, worker.id, NOW)
        await link_by_code(session, thief, old.code, NOW)
        await link_by_contact(session, by_phone, PHONE, NOW)
        await session.flush()
        new = await renew_code(session, worker.id, coordinator.id, NOW)
        assert (await link_by_code(session, thief, old.code, NOW)).outcome is ClaimOutcome.NONE
        assert (await link_by_code(session, owner, new.code, NOW)).worker_id == worker.id
        trail = await session.scalars(
            select(AuditEntry.account_id).where(AuditEntry.action == "claim.renew_code")
        )
        assert trail.all() == [coordinator.id]
    async with database.read() as session:
        linked = await session.scalars(select(Account.id).where(Account.worker_id == worker.id))
        assert set(linked) == {owner.id, by_phone.id}


async def test_five_wrong_codes_a_day_are_enough(database: Database) -> None:
    async with database.write() as session:
        account, other, worker = (
            await make_account(session),
            await make_account(session),
            await make_worker(session),
        )
        code = (await code_of(session, worker.id, NOW)).code
        for number in range(MAX_FAILURES):
            claim = await link_by_code(session, account, f"0000-000{number}", NOW)
            assert claim.outcome is ClaimOutcome.NONE
        assert (await link_by_code(session, account, code, NOW)).outcome is ClaimOutcome.TOO_MANY
        later = NOW + WINDOW + timedelta(seconds=1)
        assert (await link_by_code(session, account, code, later)).outcome is ClaimOutcome.LINKED
        assert (await link_by_code(session, other, WRONG, NOW)).outcome is ClaimOutcome.NONE


async def test_five_wrong_tries_at_one_nik_by_whomever_are_enough(database: Database) -> None:
    async with database.write() as session:
        await make_worker(session, phone=PHONE)
        for _ in range(MAX_FAILURES):
            account = await make_account(session)
            await link_by_contact_and_nik(session, account, PHONE, nik_for(77), NOW)
        account = await make_account(session)
        claim = await link_by_contact_and_nik(session, account, PHONE, nik_for(77), NOW)
        assert claim.outcome is ClaimOutcome.TOO_MANY
        other = await link_by_contact_and_nik(session, account, PHONE, nik_for(78), NOW)
        assert other.outcome is ClaimOutcome.NONE


async def test_a_link_can_be_taken_away(database: Database) -> None:
    async with database.write() as session:
        worker = await make_worker(session)
        account = await make_account(session, worker_id=worker.id)
        assert await unlink(session, account, NOW)
        assert not await unlink(session, account, NOW)
        assert await session.scalar(select(AuditEntry.action)) == "claim.unlink"
    assert account.worker_id is None


async def test_codes_and_phones_are_found_after_a_new_key(sqlite_database: Database) -> None:
    old, new = bytes(range(32)), bytes(32)
    async with sqlite_database.write() as session:
        account, worker = await make_account(session), await make_worker(session, phone=PHONE)
        code = (await code_of(session, worker.id, NOW)).code
    use_keys({"new": new, "test": old})
    async with sqlite_database.write() as session:
        account = (await session.scalars(select(Account))).one()
        assert (await link_by_contact(session, account, PHONE, NOW)).outcome is ClaimOutcome.LINKED
        assert (await link_by_code(session, account, code, NOW)).outcome is ClaimOutcome.LINKED


async def test_a_code_is_not_readable_in_the_database(sqlite_database: Database) -> None:
    async with sqlite_database.write() as session:
        worker = await make_worker(session)
        code = normal_code((await code_of(session, worker.id, NOW)).code)
        await session.flush()
        raw = (await session.execute(select(ClaimCode.__table__.c.code_index))).scalar_one()
    assert code.encode() not in raw


def test_every_new_code_is_recognised_however_it_is_written() -> None:
    for code in {new_code() for _ in range(500)}:
        assert len(code) == CODE_LENGTH
        assert set(code) <= set(ALPHABET)
        assert normal_code(spaced(code).lower()) == code
        assert looks_like_code(spaced(code))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_has_a_normal_form_that_stays(text: str) -> None:
    plain = normal_code(text)
    assert normal_code(plain) == plain


@pytest.mark.parametrize("text", ["", "Assalamualaikum", "terima kasih", "1609011708800001", "ABCDEFGH"])
def test_ordinary_messages_are_not_codes(text: str) -> None:
    assert not looks_like_code(text)


def test_every_answer_has_words() -> None:
    answers: list[Claim] = [claims.NONE, claims.TOO_MANY, claims.CHOOSE]
    for language in LANGUAGES:
        for text in [claims.LINKED, *(answer.text for answer in answers)]:
            assert texts(language)(text)


async def test_of_two_people_at_the_same_moment_one_gets_the_code(database: Database) -> None:
    async with database.write() as session:
        accounts = [await make_account(session) for _ in range(4)]
        worker = await make_worker(session)
        code = (await code_of(session, worker.id, NOW)).code

    async def claimed(account: Account) -> ClaimOutcome:
        async with database.write() as session:
            return (await link_by_code(session, await session.merge(account), code, NOW)).outcome

    outcomes = await asyncio.gather(*map(claimed, accounts))
    assert outcomes.count(ClaimOutcome.LINKED) == 1
    async with database.read() as session:
        assert await session.scalar(select(func.count()).where(Account.worker_id == worker.id)) == 1


async def test_a_new_key_does_not_give_new_tries(database: Database) -> None:
    old, new = bytes(range(32)), bytes([9] * 32)
    use_keys({"old": old})
    async with database.write() as session:
        for _ in range(MAX_FAILURES):
            await link_by_code(session, await make_account(session), WRONG, NOW)
    use_keys({"new": new, "old": old})
    async with database.write() as session:
        claim = await link_by_code(session, await make_account(session), WRONG, NOW)
    assert claim.outcome is ClaimOutcome.TOO_MANY


@pytest.mark.parametrize("taken_back", [False, True])
async def test_naming_a_person_whose_nik_one_knows_opens_nothing(
    database: Database, taken_back: bool
) -> None:
    status = EnrolmentStatus.WITHDRAWN if taken_back else EnrolmentStatus.SUBMITTED
    async with database.write() as session:
        account = await make_account(session)
        worker = await make_worker(session, phone=PHONE)
        await make_protection(session, worker)
        await make_enrolment(session, worker=worker, status=EnrolmentStatus.WITHDRAWN)
        unknown = await make_organisation(session, status=OrganisationStatus.SUBMITTED)
        await make_enrolment(session, worker=worker, organisation=unknown, status=status)
        code = (await code_of(session, worker.id, NOW)).code
        assert await link_by_code(session, account, code, NOW) == claims.NONE
        assert await link_by_contact(session, account, PHONE, NOW) == claims.NONE
        assert await link_by_contact_and_nik(session, account, PHONE, worker.nik, NOW) == claims.NONE
        unknown.status = OrganisationStatus.CONFIRMED
        await session.flush()
        assert (await link_by_code(session, account, code, NOW)).outcome is ClaimOutcome.LINKED


async def test_who_is_named_for_the_first_time_need_not_wait_for_staff(database: Database) -> None:
    async with database.write() as session:
        worker = await make_worker(session, phone=PHONE)
        unknown = await make_organisation(session, status=OrganisationStatus.SUBMITTED)
        await make_enrolment(session, worker=worker, organisation=unknown)
        claim = await link_by_contact(session, await make_account(session), PHONE, NOW)
    assert claim.outcome is ClaimOutcome.LINKED


def test_a_date_or_a_word_is_no_code() -> None:
    assert not looks_like_code("17081980")
    assert not looks_like_code("SILAHKAN")
    assert looks_like_code(new_code())
