# Claims on BPJS after an accident at work or a death: guidance, report, papers, and the steps.

menu-klaim = 🚑 Accident / death
command-klaim = accident at work or a death: steps and benefits

klaim-home = { $open ->
        [0] We are sorry. What happened?
       *[other]
            Claims under way: { $open }. Tap a name to look at it.

            Did something else happen? Choose below.
    }
klaim-guide-accident = 🚑 Accident at work
klaim-guide-death = 🕊 A death
klaim-back = ⬅️ Back
klaim-list = ⬅️ List of claims

klaim-first-accident =
    🚑 <b>An accident at work</b>
    Stay calm, one thing at a time.

    1. <b>Help the person.</b> Go to a clinic or hospital. Say: "an accident at work, insured with BPJS Ketenagakerjaan".
    2. <b>Call BPJS at 175</b> within 2 × 24 hours ({ $hours } hours) of the accident.
    3. Write down time, place, and <b>two witnesses</b>; photograph their KTP.
    4. In traffic? Ask for a <b>police report</b>.
    5. Keep every receipt and doctor's letter.
klaim-first-death =
    🕊 <b>Our condolences.</b>
    The family comes first. The rest can be done slowly:

    1. Ask the hospital or the desa for a <b>death certificate</b>.
    2. Tell the coordinator or the office; they help with the benefit.
    3. By an <b>accident at work</b>? Call BPJS at 175 within 2 × 24 hours ({ $hours } hours).
    4. Gather the papers little by little.
klaim-papers-needed = <b>Papers to get:</b>
klaim-if-covered = <b>What is paid, if covered on that day:</b>
klaim-free = It costs nothing. Beware of anybody who asks for money, a PIN or an OTP.
klaim-report-member = 📨 Report one of my people
klaim-report-me = 📨 Report my accident
klaim-report-family = 📨 Report for this family
klaim-report-this = 🚑 Report accident / death
klaim-who = To whom did it happen?

klaim-kind-accident = Accident at work
klaim-kind-work-death = Death by an accident at work
klaim-kind-death = Death of another cause
klaim-status-reported = reported
klaim-status-complete = papers complete
klaim-status-sent = sent to BPJS
klaim-status-paid = paid
klaim-status-refused = refused by BPJS
klaim-status-closed = done

incident-title = Report
incident-kind = What happened?
incident-kind-label = What
incident-day = <b>{ $name }</b>: on which day was it?
incident-day-label = Day
incident-hour = About what time? Choose, or write the time.
incident-hour-label = Time
incident-hour-example = 14.30
incident-hour-shown = about { $hour }
incident-hour-unread = The time cannot be read. Write hour and minutes, such as <code>14.30</code>; or use a button.
incident-morning = 🌅 Morning
incident-noon = ☀️ Noon
incident-afternoon = 🌤 Afternoon
incident-evening = 🌙 Evening
incident-night = Night / not known
incident-traffic = Was it an accident on the road (traffic)?
incident-traffic-label = On the road
incident-yes = Yes
incident-no = No
incident-story = Tell in short: where, doing what work, who saw it.
incident-story-of = <b>{ $name }</b>: tell in short what happened, where, who saw it.
incident-story-label = What happened
incident-story-example = Fell from a ladder while cleaning the dome; Pak Contoh saw it
incident-story-length = It has { $count } letters; { $least } to { $most } can be kept. Write the essence, or tap Skip.
incident-heir-name = What is the heir's name? It may be told later.
incident-heir-name-label = Heir
incident-heir-name-example = Siti Contoh
incident-heir-phone = The heir's phone number? It may be told later.
incident-heir-phone-label = Heir's phone
incident-heir-phone-example = 0812 7890 1234
incident-statement = the office is told at once. BPJS still has to be called by yourself: 175.
casedetails-title = What happened, and the heir

klaim-future-hour = That time has not come yet; it is { $now } now. Please check the time or the day.
klaim-done-already = The death claim of { $name } was followed to its end already. If something is still open, ask the office; see /bantuan.
klaim-open-already = This was reported already; here is the claim.
klaim-reported =
    ✅ <b>Thank you, the report has arrived.</b>
    { $office } is told and will help. This report has not reached BPJS; please still call BPJS at <b>175</b>.
klaim-not-found = This claim is not in your list. Open /klaim to see what there is.
klaim-changed = This claim has changed since it was shown. You see the newest now; please choose again.
klaim-closed = This claim is done, so it cannot be changed any more.

klaim-card =
    { $sign } <b>{ $name }</b>
    { $kind }, { $day }
    Stands at: <b>{ $status }</b> since { $since }
klaim-time-left = ⏰ <b>Time to tell BPJS: { $hours } hours left</b> (until { $until }). Call 175, then tap ☎️.
klaim-time-over = ⏰ The 2 × 24 hours are over ({ $until }). <b>Still call 175 now</b> and say why it is late; BPJS decides.
klaim-bpjs-told = ☎️ BPJS has been told ({ $at }).
klaim-bpjs-told-button = ☎️ BPJS has been called
klaim-bpjs-told-toast = Noted. Thank you.

klaim-covered = By BPJS's file of { $stated }, { $name } was <b>covered</b> on { $day } (a member since { $began }).
klaim-file-older = That file is older than what happened ({ $stated }); the office asks BPJS to make sure.
klaim-amounts = <b>What may be claimed:</b>
klaim-early = The sum is smaller because the membership has not lasted { $months } months (since { $began }).
klaim-no-scholarship = Scholarships begin after { $needed } months of contributions; by our files there are { $months }.
klaim-bpjs-decides =
    BPJS decides.{ $death ->
        [no] { "" }
       *[yes] { " " }A death benefit is usually paid about { $days } days after the papers are complete.
    }
klaim-cover-ended = We are sorry to say: by BPJS's file of { $stated }, the cover of { $name } ended on { $ended }, so on { $day } it was <b>not in force</b>.
klaim-cover-later = We are sorry to say: by BPJS's file of { $stated }, the cover of { $name } begins on { $starts }, so on { $day } it was <b>not yet in force</b>.
klaim-cover-unknown = We are sorry to say: { $name } is <b>not in</b> our file of BPJS of { $stated }, so there seems to be no cover on { $day }.
klaim-no-file = We have no file of BPJS yet, so we do not know whether { $name } was covered on { $day }.
klaim-cover-hidden = Whether there was cover cannot be shown yet, since your organisation is not confirmed. The office is looking.
klaim-still = <b>What can still be done:</b>
klaim-still-ask = Ask BPJS at 175: there may be another membership (one's own or an employer's) that we do not know of.
klaim-still-office = Leave this report open: { $office } looks into the newest file for you.
klaim-still-traffic = A traffic accident may be covered by Jasa Raharja; bring the police report.
klaim-still-treatment = For treatment use a JKN card (BPJS Kesehatan), if there is one.
klaim-still-village = Ask at the desa office or the social office about help.

klaim-papers-button = 📋 The papers
klaim-papers-title =
    📋 <b>Papers for the claim of { $name }</b>
    Tap its number when a paper is there.

klaim-paper-line = { $mark } { $place }. { $label }
klaim-papers-left = { $count ->
        [0] ✅ All papers are there.
       *[other] Papers still to come: <b>{ $count }</b>.
    }
klaim-papers-keep = Little by little is fine; it is all kept. ➖ means not needed.
klaim-papers-all-toast = All papers are there. The office is told.
klaim-papers-first = { $count } papers are not ticked yet. Tick them in 📋 The papers first, then tap again.
klaim-papers-closed = BPJS has answered, so the list of papers is not changed any more.
klaim-to-case = ⬅️ Back to the claim
klaim-details-button = ✍️ What happened / heir
klaim-story-button = ✍️ What happened
klaim-details-saved = ✅ Saved. Thank you.
klaim-withdraw = ↩️ By mistake, take it back
klaim-withdraw-ask = Take back the report on <b>{ $name }</b>? Only if it was a mistake.
klaim-withdraw-yes = Yes, it was a mistake
klaim-withdraw-no = No
klaim-withdrawn = ↩️ The report is taken back. Good that it was a mistake.
klaim-record-left = 👋 Record: no longer serves
klaim-open-button = 📂 Open the claim
klaim-open-death = 🕊 See to the benefit here

klaim-list-title = 🚑 <b>Claims under way: { $count }</b>
klaim-list-count = • { $status }: { $count }
klaim-list-help = ⏰ marks those still within the 2 × 24 hours. On the buttons: age and missing papers.
klaim-list-none = No claims under way. New reports of families come by themselves; to open one for somebody: /cari, then the person.
klaim-list-line = { $sign } { $name } · { $days } d · { $missing ->
        [0] complete
       *[other] { $missing } missing
    }
klaim-history = <b>History:</b>
klaim-line = • { $at } { $what } – { $who }
klaim-line-note = note
klaim-line-words = <i>{ $note }</i>
klaim-told-story = <b>What happened:</b> { $story }
klaim-told-heir = <b>Heir:</b> { $name }, phone { $phone }
klaim-note-button = 🗒 Note
klaim-note-saved = 🗒 Note saved; only the office sees it.
klaim-step-done = ✅ Noted. Family and coordinator are told.
klaim-step-reported-complete = ✅ Papers are complete
klaim-step-complete-sent = 📨 Sent to BPJS
klaim-step-sent-paid = 💚 BPJS has paid
klaim-step-sent-refused = ✖️ BPJS refuses
klaim-step-paid-closed = 🏁 Done
klaim-step-refused-closed = 🏁 Done
klaim-step-reported-closed = 🏁 Close without a claim
klaim-step-complete-closed = 🏁 Close without a claim
klaim-step-complete-reported = ↩️ A paper is missing after all
klaim-step-sent-reported = ↩️ BPJS wants more papers
klaim-step-refused-sent = 🔁 Sent to BPJS again
klaim-step-paid-sent = ↩️ Not paid after all
klaim-step-closed-reported = ↩️ Open again
klaim-close-why = Closing the claim of <b>{ $name }</b> without an answer of BPJS. Why?
klaim-reason-mistake = Reported by mistake
klaim-reason-not-covered = Not covered on that day
klaim-reason-not-pursued = The family does not go on
klaim-sure = Does the claim of <b>{ $name }</b> become "{ $status }"? Family and coordinator are told at once.
klaim-sure-yes = Yes
klaim-no-such-step = There is no such step from here. Open the claim again; its buttons are what is possible.
klaim-why-needed = That step needs a reason, so that the family understands. Please choose or write it.

casenote-title = Words for the claim
casenote-message-label = Words
casenote-message-example = BPJS wants the original death certificate
casenote-for-note = <b>{ $name }</b>: a note for the office. The family does not see it.
casenote-for-refused = <b>{ $name }</b>: why does BPJS refuse? The family reads it, so write kindly.
casenote-for-reported = <b>{ $name }</b>: which paper is missing, or what else is needed? The family reads it.
casenote-for-sent = <b>{ $name }</b>: what happened? The family reads it.

klaim-told-opened =
    🔔 <b>New claim: { $name }</b>
    { $kind }, { $day }
    From: { $who } ({ $phone })
    BPJS has to be told until: { $until }

    { $cover }

    Please get in touch and help soon.
klaim-told-reported =
    <b>{ $name }</b>: { $kind }, { $day }.
    Reported by { $who }. The office is told. Please help the family with the papers.
klaim-told-papers = 📋 <b>{ $name }</b> ({ $kind }): { $who } says that all papers are there. Please check and send them to BPJS.
klaim-told-withdrawn = ↩️ The report on <b>{ $name }</b> ({ $kind }) was taken back by { $who }: a mistake.

klaim-no-words = none
klaim-now-reported =
    The claim of <b>{ $name }</b> still needs something.
    The office writes: { $note }

    Tap the button below to see the papers.
klaim-now-complete = ✅ The papers of <b>{ $name }</b> are complete. { $office } will send them to BPJS.
klaim-now-sent =
    📨 The claim of <b>{ $name }</b> has been sent to BPJS.{ $death ->
        [no] { "" }
       *[yes] { " " }A death benefit is usually paid about { $days } days after the papers are complete.
    }{ $noted ->
        [no] { "" }
       *[yes] { "" }
    The office writes: { $note }
    }
klaim-now-paid = 💚 The office says that BPJS has paid the claim of <b>{ $name }</b>. Please look at the account; if nothing came, tell the office.
klaim-now-refused =
    We are sorry to say: BPJS has not granted the claim of <b>{ $name }</b>.
    The reason: { $note }

    You may ask BPJS at 175. { $office } goes on helping.
klaim-now-closed = The claim of <b>{ $name }</b> is done. Thank you for your patience. If something is still open, ask { $office }.

klaim-remind-tell-bpjs = ⏰ <b>{ $hours } hours</b> are left to report the accident of <b>{ $name }</b> to BPJS. If it is not done, please call 175 now, then tap ☎️ in the claim.
klaim-remind-papers = May the family find strength. For the claim of <b>{ $name }</b> { $count } papers are missing. Not all at once; if it is hard, tell the office.
klaim-remind-office = 📂 Claim of <b>{ $name }</b>: { $status } since { $since }. Please go on with it.
