# BPJS's roster: reading, preview, result.

sheet-empty-file = This file is empty, there is nothing in it. Please open it, save or download it again, and send it once more.
sheet-too-large = The file is too large. The limit is { $megabytes } MB. Remove sheets and pictures that are not needed, or split it in two.
sheet-too-large-inside = The file is too large once opened. Copy only the table of members into a new file, save it as .xlsx and send it again.
sheet-not-a-spreadsheet = This is not a spreadsheet. Excel (.xlsx or .xls) and .csv can be read. Open it in Excel, choose "Save as" .xlsx and send it again.
sheet-is-web-page = This file is really a web page, although its name says Excel. Open it in Excel, choose "Save as" .xlsx and send it again.
sheet-password = This file is locked with a password. Open it in Excel, remove the password (File → Info → Protect), save it and send it again.
sheet-damaged = This file is damaged or was cut off while downloading. Try to open it in Excel. If it opens, save it again as .xlsx and send it.

roster-no-rows = There are no rows of members in this file.
roster-no-header =
    No NIK column was found in this file.

    Headers that were read: { $found }
    Headers that are needed: <b>{ $needed }</b>

    Write the headers in one row above the data and send it again.
roster-missing-columns =
    This column is missing: <b>{ $missing }</b>

    Headers that were read: { $found }
roster-too-many-rows = There are too many rows. The limit is { $most } rows a file. Split it into several files.
roster-gone = That file is no longer there. Please send it again.
roster-discarded = This preview was cancelled. Send the file again if it is to be stored.

roster-nik-empty = The NIK is empty.
roster-start-empty = The date of membership is empty.
roster-start-wrong = Date of membership: { $reason }
roster-end-empty = The end date is empty.
roster-end-wrong = End date: { $reason }
roster-grace-empty = The end of the grace period is empty.
roster-grace-wrong = Grace period: { $reason }
roster-end-before-start = The end date ({ $ends }) is earlier than the date of membership ({ $starts }).
roster-grace-before-end = The grace period ({ $grace }) ends before the cover itself ({ $ends }).
roster-duplicate = Same NIK as row { $row }. Row { $row } is used because it ends last ({ $ends }).

roster-remark-kept = This NIK occurs more than once. This row is used.
roster-remark-birth-date-unread = The birth date cannot be read.
roster-remark-kpj-unread = The KPJ has an unknown form and is not stored.
roster-remark-unknown = We do not know this NIK yet, so its cover is not stored.
roster-remark-older = Our data is newer (of { $day }) and was not changed.
roster-remark-new = New cover until { $ends }.
roster-remark-unchanged = The same already: until { $ends }.
roster-remark-extended = Extended from { $before } to { $ends }.
roster-remark-changed = Changed: until { $before } before, now until { $ends }.
roster-remark-details = Still until { $ends }; other details (start, grace period, programme or KPJ) were updated.
roster-remark-name = The name differs, ours is: { $ours }.
roster-remark-said = By the remark “{ $words }”: { $reason }.
roster-remark-birth-date = The birth date differs, ours is: { $ours }.

roster-result-new = New
roster-result-extended = Extended
roster-result-changed = Changed
roster-result-unchanged = Unchanged
roster-result-older = Older data
roster-result-unknown = Not registered
roster-result-duplicate = Duplicate
roster-result-refused = Refused by BPJS
roster-result-unreadable = Unreadable
roster-result-no_cover = No dates yet

roster-column-row = Row
roster-column-result = Result
roster-count = Count
roster-total = Rows in the file
roster-name-differs = (of these: name differs)
roster-birth-date-differs = (of these: birth date differs)
roster-sheet-rows = Result by row
roster-sheet-totals = Totals

roster-accepted-only = Accepted by BPJS, but without the dates of cover. Nothing is stored yet.
roster-refused-twice = This NIK was refused in row { $row } too. Row { $row } is used.
roster-reason-empty = The reason of the refusal is empty.
roster-remark-near = Nobody has this NIK. It may mean { $name }: that NIK differs in digit { $places }.
roster-remark-nik = The NIK differs from ours in digit { $places }; used because staff said it is the same person.
roster-remark-period = Proposed ({ $number }): { $starts } to { $ends }. The cover by BPJS does not hold for all of it.
roster-remark-wording = In the words of BPJS: “{ $words }”.
roster-remark-refused-not-sent = Refused by BPJS, but this person is in no proposal that waits for an answer. Nothing was changed.
roster-remark-refused-but-covered = Refused in this row, but the same file states cover for the person. The cover is used.
roster-remark-refused-sent = Refused by BPJS, proposal { $number }.
roster-wordings-open = { $count ->
        [one] One reason of BPJS has no meaning chosen yet.
       *[other] { $count } reasons of BPJS have no meaning chosen yet.
    } Tap ❓ on this card, choose the reason, then apply.
roster-undo-not-applied = This file is not applied, so there is nothing to take back.
roster-undo-unknown = This file was applied before files could be taken back, so what was there before is not kept. A newer file of BPJS puts it right.
roster-undo-cover = The cover was changed again by another file or a merge.
roster-undo-entry = The entry has gone on: { $status }.
roster-undo-named-again = This person has been named again.
roster-undo-line = The place in the proposal has changed.

roster-answer-matched = Matched
roster-answer-changed = Differs
roster-answer-unknown = Not registered
roster-answer-refused = Refused by BPJS
roster-answer-aside = Left aside
roster-accepted = Accepted
roster-turned-down = Refused
roster-sent = People in proposals

roster-column-sheet = Sheet
roster-column-effect = Detail
roster-column-explanation = Explanation
roster-column-nik = NIK (masked)
roster-column-their-name = Name in the file
roster-column-our-name = Name in our data
roster-column-reference = Reference
roster-column-proposal = Proposal
roster-column-reason = Reason
roster-column-days = Days waited
roster-column-name = Name
roster-column-organisation = Organisation
roster-column-desa = Village
roster-column-kecamatan = District
roster-sheet-unanswered = Not answered
roster-sheet-builds = Cannot be taken back
roster-nik-differs = (of these: NIK differs)
roster-period-differs = (of these: not the time proposed)
