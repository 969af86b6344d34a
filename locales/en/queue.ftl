# /antrean: what waits, card after card, decisions, and the news to whoever handed it in.

queue-title = 📥 <b>{ $count } waiting for a decision</b>
queue-kind-member = { $sign } People: { $count }
queue-kind-organisation = { $sign } New organisations: { $count }
queue-kind-join = { $sign } Would-be coordinators: { $count }
queue-age-fresh = 🟢 Less than a day: { $count }
queue-age-waiting = 🟡 More than a day: { $count }
queue-age-overdue = 🔴 More than { $days } working days: { $count }
queue-empty = ✅ <b>Nothing is waiting.</b> Everything is decided. Thank you!
queue-own = { $count } more are your own or your organisation's; a colleague decides on them.
queue-end = This is the end of the queue. What was skipped still waits here.
queue-start = ▶️ Start with the oldest
queue-only-member = 👤 People only ({ $count })
queue-only-organisation = 🕌 Organisations only ({ $count })
queue-only-join = 🤝 Coordinators only ({ $count })
queue-bulk = ✅ Approve all clean ones
queue-refresh = 🔄 Refresh
queue-back = ⬅️ Queue
queue-notice = 👉 { $notice }
queue-status = Status now: <b>{ $status }</b>
queue-organisation-waits = 🕌 The organisation is not confirmed yet. Check it first; then the person can be approved.
queue-see-organisation = 🕌 Check the organisation
queue-approve = ✅ Approve
queue-confirm = ✅ Confirm
queue-return = ↩️ Return
queue-reject = ⛔ Reject
queue-skip = ⏭ Skip
queue-details = 🔎 Details
queue-organisation =
    { $sign } <b>{ $name }</b>
    { $kind }, { $place }
queue-landmark = Landmark: { $landmark }
queue-simas = SIMAS number: { $id }
queue-waiting-members = { $count ->
        [one] One person of this organisation waits to be checked.
       *[other] { $count } people of this organisation wait to be checked.
    }
queue-near = ⚠️ Much like another organisation in this village: { $names }
queue-join =
    🤝 <b>{ $who }</b> wants to be a coordinator
    Position: { $position }
    Coordinators now: { $speakers }

queue-about = <b>{ $name }</b>, { $reference }
queue-about-place = <b>{ $name }</b>
queue-about-join = <b>{ $name }</b>, for { $place }
queue-done-approved = ✅ { $name } is approved.
queue-done-returned = ↩️ { $name } goes back to the coordinator.
queue-done-rejected = ⛔ { $name } is rejected.
queue-done-confirmed = ✅ { $name } is confirmed.

queue-bulk-title =
    <b>Approve these { $count } people?</b>
    All without findings, of confirmed organisations.
queue-bulk-line = { $place }. <b>{ $name }</b> – { $category }, { $organisation }
queue-bulk-confirm = ✅ Approve these { $count }
queue-bulk-none = Nothing can be approved at once: the rest has to be looked at one by one.
queue-bulk-changed = The list has changed since it was shown, so nobody was approved yet. Please check the new list.
queue-bulk-done = { $left ->
        [0] ✅ { $count } approved.
       *[other] ✅ { $count } approved. { $left } changed meanwhile and stay in the queue.
    }

queue-told-approved =
    ✅ <b>Approved: { $name }</b>
    { $reference }

    The data are right. The cover does <b>not yet apply</b> until BPJS has recorded it; /anggota shows how it goes on.
queue-told-approved-many = { $count ->
        [one] ✅ <b>One person approved</b>
       *[other] ✅ <b>{ $count } people approved</b>
    }
queue-told-approved-name = • { $name } ({ $reference })
queue-told-approved-next = The cover does <b>not yet apply</b> until BPJS has recorded it; /anggota shows how it goes on.
queue-told-returned =
    🟠 <b>To be mended: { $name }</b>
    { $reference }

    { $why } { $next }{ $field ->
        [no] {""}
       *[other] {""}

    To be mended: <b>{ $field }</b>
    }{ $note ->
        [no] {""}
       *[other] {""}

    Staff say: “{ $note }”
    }
queue-told-rejected =
    ⚪ <b>Could not be approved: { $name }</b>
    { $reference }

    { $why } { $next }{ $note ->
        [no] {""}
       *[other] {""}

    Staff say: “{ $note }”
    }
queue-mend = ✏️ Mend it now
queue-told-organisation-confirmed =
    ✅ <b>{ $name } is confirmed.</b>
    Thank you. Tap /tambah to submit a person, or /anggota to see those submitted.
queue-told-organisation-rejected =
    ⚪ <b>{ $name } could not be accepted.</b>
    Staff say: “{ $note }”
    { $withdrawn ->
        [0] {""}
       *[other] { $withdrawn } entries of this organisation were withdrawn.
    }
    If this is a mistake, tap /daftar to register it again with the right data.
queue-told-join-confirmed =
    ✅ <b>You are now a coordinator of { $name }.</b>
    Tap /anggota to see its people, or /tambah to submit one.
queue-told-join-rejected =
    ⚪ <b>Your request to be a coordinator of { $name } could not be accepted.</b>
    Staff say: “{ $note }”
    If this is a mistake, ask a coordinator of { $name } to contact the staff.

refusal-title = Rejecting an entry
turndown-title = Rejecting an organisation or coordinator
turndown-note = Why? Please be brief; whoever applied reads this.
turndown-note-label = Reason
turndown-note-example = This mosque is registered already under the name Al-Ikhlas.

entry-short =
    👤 <b>{ $name }</b>
    { $reference }
    { $category } – { $organisation }
    { $place }
    NIK { $nik }, aged { $age }, { $sex }
entry-place = { $desa }, Kec. { $kecamatan }
entry-waiting = { $late ->
        [yes] 🔴
       *[no] 🕓
    } Submitted by { $who }, { $day }{ $days ->
        [0] {" "}(today)
        [one] {" "}(waiting for a day)
       *[other] {" "}(waiting for { $days } days)
    }
entry-nobody = –
entry-finding = { $sign } { $text }
entry-no-findings = ✅ Checks: nothing found.
entry-step = • { $at }: { $status } ({ $who })
entry-step-reason = , { $reason }
entry-step-note = , “{ $note }”
entry-ktp = KTP of { $name }, { $reference }
entry-full =
    🔎 <b>{ $name }</b>
    { $reference }

    NIK: { $nik }
    Born: { $birth_place }, { $birth_date }
    Sex: { $sex }
    Mother: { $mother }
    Address: { $address }
    Village: { $place }
    Phone: { $phone }

    Group: { $category }
    Organisation: { $organisation }
    Serving since: { $serving }
    Submitted: { $submitter }, { $submitted }
    Consent of the person: { $consent }
    Photo of the KTP: { $photo ->
        [yes] follows below
       *[no] not sent yet
    }

    <i>Looking at these details is on record.</i>
