# Members who no longer serve, and guidance for the family of those who died.

leaving-title = No longer serving
leaving-button = 👋 No longer serving
leaving-why =
    <b>{ $name }</b> no longer serves? Why?
    After this they are not proposed to BPJS any more.
leaving-reason-deceased = 🕊 Died
leaving-reason-moved-away = 🧳 Moved out of the regency
leaving-reason-term-ended = 🔁 Stopped, or the term ended
leaving-reason-role-not-met = 💤 No longer active
leaving-when =
    <b>{ $name }</b>: { $reason }
    Since when?
leaving-today = Today
leaving-yesterday = Yesterday
leaving-other-day = 📅 Another day
leaving-no = Never mind
leaving-day = <b>{ $name }</b>: { $reason }. Since which day?
leaving-day-label = Since
leaving-day-example = 17-8-2026
leaving-future = { $day } has not come yet; today is { $today }. Please write today or an earlier day. Example: <code>17-8-2026</code>
leaving-before-birth = { $day } is before they were born. Please check the year. Example: <code>17-8-2026</code>
leaving-closed = There is nothing to record: the entry is { $status } already.
leaving-done =
    ✅ Recorded: <b>{ $name }</b>
    { $reason }, since { $day }.

    They are not proposed to BPJS any more. Is there a successor? Enter them now, so that protection goes on.
leaving-replace = ➕ Enter the successor
leaving-renewal = 🔄 Go on: still serving? ({ $people })
leaving-undo = ↩️ Undo, wrong tap
leaving-undone = ↩️ Undone: <b>{ $name }</b> stands as before ({ $status }).
leaving-undo-late = This was recorded on an earlier day. To keep the money safe, only staff can undo it now. Ask staff; /bantuan says where.
leaving-not-left = There is nothing to undo: this person is not recorded as having left.
leaving-card = 👤 See the card
leaving-person = 👤 See the person
leaving-by-chat = through this chat
members-left-on = Since: { $day }

leaving-told-deceased =
    🕊 <b>Died: { $name }</b>
    { $reference }, { $organisation }
    Day: { $day }, as told by { $coordinator } ({ $phone })

    { $claim }

    Please call the family through the coordinator, and help with the death claim.
leaving-told-undone = ↩️ What was recorded about <b>{ $name }</b> is undone: they serve after all.

death-claim-title =
    🕊 <b>Our condolences on the death of { $name }.</b>
    This is guidance for the family.
death-claim-full = By BPJS's file they were covered on { $day }. The heirs can claim the death benefit (JKM) of <b>Rp{ $amount }</b>.
death-claim-early = By BPJS's file they were covered since { $began }. As the death came within the first { $months } months of membership, the death benefit (JKM) is <b>Rp{ $amount }</b>.
death-claim-none = By the file of BPJS that we have, they were <b>not covered</b> on { $day }. There may be a membership that we do not know of, so ask BPJS directly, too.
death-claim-further = <b>What may come on top:</b>
death-claim-papers = <b>What the family prepares:</b>
death-claim-paid = It is usually paid about { $days } days after the papers are complete. Nothing has to be paid for it; beware of people who ask for money.
death-claim-called = { $phone ->
        [no] { $office } has been told and will get in touch with you in this chat to help the family.
       *[other] { $office } has been told and will call you at { $phone } to help the family.
    }
