# The queue of staff: what happens when two press at once, and why something cannot be decided.

review-decided-already =
    Decided already: <b>{ $status }</b> by { $name }, { $at }.
    That decision stands; what was pressed just now changes nothing.
review-changed =
    This entry changed on { $since }, after this card was shown.
    Please open its card again from /antrean and look at what is new.
review-not-found = This entry is not there any more. Open /antrean to see what waits.
review-own =
    This is your own entry, or one of your organisation. To be fair, a colleague decides it.
    It keeps waiting in the queue.
review-organisation-waits =
    { $name } is not confirmed yet. Its members can be approved once the organisation is confirmed.
    Open /antrean and look at the organisation first.
review-blocked =
    This cannot be approved yet. { $why }
    Choose <b>Kembalikan</b> to have it mended, or <b>Tolak</b>.
review-note-long = The note is too long; at most { $limit } letters. Please write only what matters.

lifecycle-no-such-step =
    Its status is <b>{ $before }</b> now, so it cannot become <b>{ $after }</b>.
    Please open the card again to see what can be done.
lifecycle-reason-needed = Please choose the reason first, so that the coordinator knows what to do.

enrolment-status-submitted = in review
enrolment-status-returned = to be mended
enrolment-status-approved = approved
enrolment-status-announced = approved, on the public list
enrolment-status-cleared = approved, ready to be proposed
enrolment-status-proposed = proposed to BPJS
enrolment-status-enrolled = enrolled by BPJS
enrolment-status-rejected = rejected
enrolment-status-withdrawn = withdrawn
enrolment-status-left = no longer serving

finding-lookalike = resembles somebody
finding-lookalike-detail = Much like another person on file under another NIK.
finding-lookalike-next = Compare the two (button below, or /ganda): is this the same person?

search-short = Type at least { $least } letters of the name. Example: <code>/cari ahmad</code>
search-nik-whole =
    { $count } digits are not enough. To search by NIK, type all 16 digits.
    A name, reference number or organisation will do as well. Example: <code>/cari ahmad</code>

reference-shape = A reference number looks like <code>{ $example }</code>.
reference-check =
    This reference number is mistyped: its last letter does not fit its digits.
    Please compare again. Example: <code>{ $example }</code>
reference-elsewhere = Reference numbers here begin with <b>{ $prefix }</b>. Please compare again.
