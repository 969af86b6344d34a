# /cakupan, analysis: funnel, ranking, data quality, blank spots, projection, changes, organisations, past days.

analysis-open = 📈 Analysis
analysis-title =
    📈 <b>Analysis of coverage</b>
    { $today }

    Where people are held up, who is late, what will happen. Choose one.
analysis-funnel = 🔻 Funnel
analysis-ranking = 🏁 Ranking
analysis-quality = 🧪 Data quality
analysis-blanks = 🕳 Blank spots
analysis-definitions = 📖 Definitions
analysis-list = ⬇️ { $name }: { $people }
analysis-definitions-text =
    📖 <b>Definitions</b>

    <b>Entered</b>: people with an open entry on the day. Refused, withdrawn and left ones do not count.
    <b>Entitled</b>: the number stated in the regency's data, with its source. Where none is stated, those entered.
    <b>ACTIVE</b>: entered, and on the day within a period of cover in BPJS's file. The grace period does not count.
    <b>Percent</b>: ACTIVE divided by the entitled, cut off after two digits, never rounded up.
    <b>Two roles</b>: counted once in the total, and once in each group.
    <b>Verified</b>: met on a visit with right data, or a match at Disdukcapil.
    <b>Complete</b>: every answer is there and the entry is not given back.
    <b>Late</b>: given back and not mended for more than { $days } working days.
    <b>Median</b>: half are quicker, half are slower.
    <b>Blank spot</b>: an organisation without anybody entered; a desa where nobody entered lives and whose organisations have entered nobody.
analysis-definitions-source =
    <b>Sources</b>
    Entitled, since { $year }: { $people } people – { $source }
analysis-definitions-reported =
    Reported for { $period }: { NUMBER($percent, maximumFractionDigits: 2) } % – { $source }

funnel-title =
    🔻 <b>Funnel of { $part }</b>
    { $today }
funnel-stage-submitted = Submitted
funnel-stage-verified = Verified
funnel-stage-approved = Approved
funnel-stage-proposed = Proposed
funnel-stage-active = ACTIVE
funnel-step = { $stage }: <b>{ $people }</b>
funnel-share = { $step } ({ NUMBER($percent, maximumFractionDigits: 2) } % of { $whole })
funnel-median = ⏱ median { NUMBER($days, maximumFractionDigits: 1) } days from the stage before
funnel-skipped-verified = ↷ { $people } of them without a visit and without a Disdukcapil match
funnel-skipped-approved = ↷ { $people } of them not yet approved here
funnel-skipped-proposed = ↷ { $people } of them without a proposal from here
funnel-note = ACTIVE as in BPJS's file of { $as_of }. Who is further on counts at the earlier stages too.
funnel-note-no-file = No BPJS file has been applied yet. Who is further on counts at the earlier stages too.
funnel-parts =
    🔻 <b>Funnel by part</b>
    { $today }, page { $page } of { $pages }
    Submitted › verified › approved › proposed › ACTIVE, and the median days
funnel-part =
    <b>{ $part }</b>
    { $submitted } › { $verified } › { $approved } › { $proposed } › { $active }
    ⏱ { $verified_days } › { $approved_days } › { $proposed_days } › { $active_days } days
funnel-days = { NUMBER($days, maximumFractionDigits: 1) }
funnel-column = Stage now

ranking-title-k =
    🏁 <b>Ranking of kecamatan</b>
    { $today }, page { $page } of { $pages }
    The most complete first, then the quickest to mend
ranking-title-o =
    🏁 <b>Ranking of organisations</b>
    { $today }, page { $page } of { $pages }
    The most complete first, then the quickest to mend
ranking-none = Nobody has been entered yet.
ranking-line =
    { $place }. <b>{ $name }</b>
    { NUMBER($percent, maximumFractionDigits: 2) } % complete ({ $complete } of { $people }), { $speed }
ranking-line-late =
    { $place }. <b>{ $name }</b>
    { NUMBER($percent, maximumFractionDigits: 2) } % complete ({ $complete } of { $people }), { $speed }, ⚠️ { $late } late
ranking-line-empty = { $place }. { $name }: nobody yet
ranking-speed = { NUMBER($days, maximumFractionDigits: 1) } days
ranking-speed-none = nothing given back yet
ranking-to-k = By kecamatan
ranking-to-o = By organisation
ranking-one =
    🏁 <b>{ $name }</b>
    { $today }
ranking-one-complete = Complete: <b>{ $complete }</b> of { $people } ({ NUMBER($percent, maximumFractionDigits: 2) } %)
ranking-one-incomplete = Incomplete or given back: { $count }
ranking-one-speed = Mending what was given back: median { NUMBER($days, maximumFractionDigits: 1) } days
ranking-one-no-speed = Mending what was given back: nothing answered yet
ranking-one-late = Late (more than { $days } working days): { $count }
ranking-list-incomplete = Incomplete
ranking-list-late = Late
ranking-column = State
ranking-state-late = Given back, late
ranking-state-returned = Given back

quality-title =
    🧪 <b>Data quality of { $part }</b>
    { $today }
quality-decided = Ever checked: <b>{ $count }</b>
quality-returned = Ever given back: <b>{ $count }</b> ({ NUMBER($percent, maximumFractionDigits: 2) } % of { $whole })
quality-reasons = Most frequent reasons (the last one of each entry):
quality-reason = • { $reason }: { $count } ({ NUMBER($percent, maximumFractionDigits: 2) } %)
quality-others = • Other reasons: { $count }
quality-no-reason = Without a written reason
quality-list = Given back
quality-column = Reason

blanks-title =
    🕳 <b>Blank spots of { $part }</b>
    { $today }
blanks-head = Nobody has been entered yet from:
blanks-desa = Desa/kelurahan
blanks-count = • { $name }: <b>{ $blank }</b> of { $all }
blanks-count-none = • { $name }: none registered yet
blanks-note = Organisations that are not registered at all are not seen here, only their desa.
blanks-list =
    🕳 <b>{ $name } – { $part }</b>
    { $total } without anybody entered, page { $page } of { $pages }
blanks-line = { $place }. <b>{ $name }</b>, { $desa }, { $kecamatan }
blanks-desa-line = { $place }. <b>{ $desa }</b>, { $kecamatan }
blanks-expected = { $line } (about { $count } people expected)
blanks-file = Blank spots: { $name } – { $part }, { $total } rows.
blanks-sheet = Blank spots
blanks-column-number = No
blanks-column-kecamatan = Kecamatan
blanks-column-desa = Desa/kelurahan
blanks-column-kind = Kind of organisation
blanks-column-organisation = Organisation
blanks-column-expected = People expected

analysis-projection = 🔭 Projection
analysis-changes = 🔀 Explain the change
analysis-organisations = 🏛 By organisation
analysis-day = 📅 As of a day …
analysis-as-of = Cover as in BPJS's file of { $as_of }.

projection-title =
    🔭 <b>Projection for { $part }</b>
    { $today }
projection-now = ACTIVE today: <b>{ $protected }</b> of { $whole } ({ NUMBER($percent, maximumFractionDigits: 2) } %)
projection-pace = Pace: { NUMBER($pace, maximumFractionDigits: 1) } new people a month (last { $days } days)
projection-head = Month end, <b>if nothing is done</b> → at the present pace:
projection-line = { $day }: <b>{ $count }</b> ({ NUMBER($percent, maximumFractionDigits: 2) } %) → { $pace }
projection-cliff = ⚠️ The steepest fall is up to <b>{ $day }</b>: { $before } to { $after } (−{ $fall }).
projection-no-cliff = No fall until { $day }.
projection-note = If nothing is done: by the periods of cover in BPJS's file. New people count until the budget year ends.

changes-menu =
    🔀 <b>Explain the change of { $part }</b>

    Compared with when?
changes-since = Since { $day }
changes-ask = ✏️ Two other days
changes-other = 🔀 Other days
changes-title =
    🔀 <b>Change of { $part }</b>
    { $first } to { $last }
changes-share = <b>{ $day }: { $protected }</b> ACTIVE of { $whole } ({ NUMBER($percent, maximumFractionDigits: 2) } %)
changes-gain = ➕ { $cause }: { $count }
changes-loss = ➖ { $cause }: { $count }
changes-nothing = Nobody came in or fell out.
changes-difference = Difference: <b>{ $sign }{ $count }</b> people
changes-same-whole = Denominator unchanged: { $after }
changes-whole = Denominator changed: { $before } to { $after }
changes-joined = Protected for the first time
changes-renewed = Renewed
changes-came-back = Entered again
changes-moved-in = Moved in
changes-lapsed = Cover ended
changes-died = Died
changes-moved = Moved away from the regency
changes-removed = No longer entered
changes-moved-out = Moved to another part
changes-file = { $cause } – { $part }, { $first } to { $last }: { $total } people. It holds personal data, please keep it safe.

organisations-title =
    🏛 <b>Coverage by organisation</b>
    { $today }, { $total } organisations, page { $page } of { $pages }
    The widest gap first
organisations-line =
    { $place }. <b>{ $name }</b>
    { $protected } ACTIVE of { $known } ({ NUMBER($percent, maximumFractionDigits: 2) } %), { $gap } missing
organisations-one =
    🏛 <b>{ $name }</b>
    { $today }
organisations-protected = ACTIVE: <b>{ $protected }</b> of { $known } entered ({ NUMBER($percent, maximumFractionDigits: 2) } %)
organisations-gap = Missing: { $count } people × Rp{ $monthly } = Rp{ $rupiah } a month
organisations-list-yes = ACTIVE
organisations-list-no = Not ACTIVE

coverage-day-title = As of a day
coverage-day-ask = As of which day?
coverage-day-ask-label = Day
coverage-day-head = 📅 <b>As it was on that day</b>
coverage-day-known = By the data up to { $at }.
coverage-day-stated = 🗂 Reported before this system: { NUMBER($percent, maximumFractionDigits: 2) } %. Source: { $source }
coverage-day-parts =
    📅 <b>As of { $day }</b>
    Page { $page } of { $pages }
coverage-day-changes = 🔀 Change up to today
coverage-day-file = { $count } on { $day } – { $part }: { $total } people. It holds personal data, please keep it safe.
coverage-days-example = 30-4-2026
coverage-span-title = Change between two days
coverage-span-first = From which day?
coverage-span-first-label = From
coverage-span-last = Up to which day?
coverage-span-last-label = Up to
coverage-span-example = 31-10-2026
coverage-days-order = { $day } is not after { $first }. Please write a later day. Example: <code>31-10-2026</code>
