# /usulan: who is proposed to BPJS, and the files of it.

proposal-kind-new = everybody who is ready
proposal-kind-renewal = renewals
proposal-kind-follow_up = follow-up
proposal-status-sent = frozen
proposal-status-paid = paid
proposal-status-closed = done
proposal-status-cancelled = cancelled

proposal-list = 📋 <b>Proposals { $year }</b>
proposal-list-line = • <b>{ $number }</b>, { $kind }, { $status }: { $people } people, Rp{ $rupiah }
proposal-list-empty = There is no proposal for this year yet.
proposal-new = ➕ New proposal: everybody who is ready
proposal-renewal = 🔁 New proposal: renewals only
proposal-budget = 💰 Budget
proposal-no-budget = No ceiling has been entered for { $year }. Enter it with /anggaran first, then a proposal can be frozen.

proposal-plan =
    👀 <b>Preview of a proposal: { $kind }</b>
    Begins { $starts }, { $months } months. Cover ends <b>{ $ends }</b>.
proposal-plan-cost = { $cost }
proposal-plan-renewals = { $renewals } renewals, { $new } new people
proposal-plan-money = Ceiling Rp{ $ceiling } ({ $quota }), used Rp{ $used }, left after this proposal <b>Rp{ $left }</b>
proposal-plan-order = Order: { $order }
proposal-plan-waiting = ⏳ Waiting list: <b>{ $people }</b> people ({ $why })
proposal-plan-not-ready = 🚧 Not ready: <b>{ $people }</b> people
proposal-plan-reason = • { $why }: { $people }
proposal-other-reasons = other reasons
proposal-limit-ceiling = the money is used up
proposal-limit-quota = the quota is full
proposal-earlier = ⬅️ A month earlier
proposal-later = A month later ➡️
proposal-fewer = −1 month
proposal-more = +1 month
proposal-whole = 📆 Until December ({ $months } months)
proposal-look = 📄 See the lists (Excel)
proposal-freeze = ✅ Freeze { $people } people
proposal-back = ⬅️ Back
proposal-preview-file = Preview of a proposal: { $people } people. It holds personal data, please keep it safe.
proposal-frozen = Proposal { $number } is frozen. Its files are being made and will be sent here.
proposal-frozen-already = Proposal { $number } is frozen already.

proposal-start-range = Cover begins on the first of a month, this month at the earliest. Choose another month in /usulan.
proposal-months-range = The money of { $year } can only pay until December, so { $most } months at most. Choose again in /usulan.
proposal-nobody = There is nobody to propose yet. See who is not ready, and why, with the button See the lists.
proposal-changed = Things have changed since this screen was made. Please look again and then tap once more.
proposal-not-found = There is no such proposal. See all of them in /usulan.
proposal-not-now = Proposal { $number } is { $status } now, so this cannot be done any more.
proposal-answered = BPJS has answered for this proposal, so its payment cannot be taken back.
proposal-template = The letter cannot be made: the template <b>{ $file }</b> cannot be filled ({ $why }). Open /surat, download the template, mend the words in curly brackets in Word, send it back here, then tap Files again.

proposal-card =
    📋 <b>Proposal { $number }</b> ({ $kind }): <b>{ $status }</b>
    Cover from { $starts } to { $ends }
proposal-card-open = Waiting for BPJS: { $count }
proposal-card-enrolled = Taken in by BPJS: { $count }
proposal-card-refused = Refused by BPJS: { $count }
proposal-card-removed = Taken out: { $count }
proposal-card-strays = ⚠️ { $people } of them serve no longer or were closed.
proposal-card-how-to-remove = To take somebody out: find them with /cari, then tap Take out.
proposal-files = ⬇️ Files
proposal-file =
    { $kind ->
        [sipp] To upload to SIPP
        [umum] General list
        [surat] Cover letter
        [lampiran-sk] List for the decree
        [daftar-tunggu] Waiting list and those not ready
       *[other] { $name }
    }: { $people ->
        [one] 1 person
       *[other] { $people } people
    }. Holds personal data, please keep it safe. Hash of the file { $hash }
proposal-files-made =
    📎 { $count } files are ready{ $revision ->
        [0] { "" }
       *[other] { " " }(change { $revision })
    }, hash { $hash }
proposal-files-making = 📎 The files are being made.
proposal-files-none = 📎 The files are not made yet. Tap Files, and they are sent here.
proposal-files-old = 📎 It has changed, so the old files do not hold. Tap Files to make new ones.
proposal-files-coming = The files are being made and will soon be sent here.
proposal-files-failed = The files of the proposal could not be made. The proposal itself is safe. Tap Files again; if it stays like this, tell whoever runs the bot.
proposal-no-files = This proposal was cancelled before its files were made.
proposal-check-strays = ⚠️ Check { $people } people
proposal-pay = 💸 It is paid
proposal-unpay = ↩️ It is not paid after all
proposal-cancel = ❌ Cancel the proposal
proposal-follow-up = 🔁 Follow-up: { $people } people
proposal-follow-up-twin = 🔁 Follow-up: { $people } waiting for /ganda
proposal-follow-up-held = 🔁 Follow-up: { $people }, { $held } not ready yet
proposal-follow-up-not-yet = 🚧 Corrected, but not ready for a follow-up yet: <b>{ $people }</b>
proposal-yes = Yes
proposal-no = Never mind
proposal-ask-pay = Have the contributions of proposal <b>{ $number }</b>, Rp{ $rupiah } for { $people } people, been paid to BPJS? After this nobody can be taken out any more.
proposal-ask-unpay = Is proposal <b>{ $number }</b> not paid after all?
proposal-ask-cancel = Cancel proposal <b>{ $number }</b>? { $people } people go back to where they stood, and Rp{ $rupiah } are free again.
proposal-now-paid = Proposal { $number } is noted as paid.
proposal-now-sent = Proposal { $number } is noted as not paid.
proposal-now-cancelled = Proposal { $number } is cancelled.

proposal-strays = ⚠️ <b>{ $people } people of proposal { $number } serve no longer or were closed</b>
proposal-stray = • { $name }, { $organisation }: { $status }
proposal-take-out = 🚪 Take out of proposal { $number }
proposal-why = Take <b>{ $name }</b> out of proposal { $number }? Why?
proposal-put-off = ⏳ Put off, stays on the waiting list
proposal-instead =
    Take out <b>{ $name }</b> ({ $reason }).
    { $has ->
        [yes] Next on the waiting list: <b>{ $next }</b>.
       *[no] There is nobody on the waiting list.
    }
proposal-only-out = Only take out
proposal-replace = Replace with { $name }
proposal-replace-next = Put in the next in line
proposal-with-note = 📝 With a note
removal-title = Take out of the proposal
removal-message = <b>{ $name }</b> is taken out: { $reason }. Write a short note. The coordinator reads it too.
removal-message-put-off = <b>{ $name }</b>: { $reason }. Write a short note; it stays in the history of the proposal.
removal-message-label = Note
removal-message-example = Moved to Baturaja in May; we have seen the letter.
removal-replace = Put somebody else in?
removal-replace-label = Instead
proposal-line-gone = { $name } cannot be taken out any more: they are out already, BPJS has answered, or the proposal is paid.
proposal-taken-out = { $name } was taken out of the proposal.
proposal-replaced = { $name } was replaced with { $instead }.
proposal-told =
    <b>{ $name }</b> will not be proposed to BPJS after all.
    { $why }
    { $next }
    { $note ->
        [no] {""}
       *[other] A word from the office: “{ $note }”
    }
proposal-told-card = 👤 See the card

proposal-history = 🕘 <b>History of proposal { $number }</b>
proposal-history-line =
    • { $at }, { $who }: { $step }{ $has ->
        [yes] { " " }({ $detail })
       *[no] { "" }
    }{ $noted ->
        [yes] : “{ $note }”
       *[no] { "" }
    }
proposal-step-freeze = frozen
proposal-step-remove = somebody was taken out
proposal-step-replace = a replacement came in
proposal-step-pay = noted as paid
proposal-step-unpay = noted as not paid
proposal-step-close = BPJS has answered for everybody
proposal-step-cancel = cancelled
proposal-step-files-given = files downloaded

proposal-sheet-taken = Proposed
proposal-sheet-waiting = Waiting list
proposal-sheet-not-ready = Not ready
proposal-column-why = Reason

order-near-65 = nearly 65 years old
order-renewal = renewals
order-approved-at = date of approval
order-submitted-at = date of submission
order-oldest = the oldest
order-longest-serving = the longest serving

readiness-complete = data not complete
readiness-no-twin = may be the same person as another (/ganda)
readiness-visited = not yet found right by a field visit
readiness-dukcapil = not yet matched by Dukcapil
readiness-still-serving = the coordinator has not said yet that they still serve
readiness-cleared = objections not over
readiness-announced = objections may still come
readiness-covered = still covered after the first day
