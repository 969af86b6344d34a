# /cakupan: the card of counts and the lists behind them.

coverage-chat-part = { $name }
coverage-chat-title =
    📊 <b>Coverage of { $part }</b>
    { $today }
coverage-chat-known = Entered: <b>{ $count }</b>
coverage-chat-count = • { $label }: { $count }
coverage-chat-count-active = • 🟢 { $label }: <b>{ $count }</b>
coverage-chat-source = Cover as in BPJS's file of <b>{ $as_of }</b>:
coverage-chat-no-source = Cover (no BPJS file has been applied yet):
coverage-chat-percent = 🟢 { $label }: <b>{ NUMBER($percent, maximumFractionDigits: 2) } %</b> – <b>{ $active }</b> of { $whole } entitled
coverage-chat-percent-known = 🟢 { $label }: <b>{ NUMBER($percent, maximumFractionDigits: 2) } %</b> – <b>{ $active }</b> of { $whole } entered
coverage-chat-gap = 🟠 Not protected: <b>{ $gap }</b>. Protecting them all: <b>Rp{ $rupiah }</b> for { $months } months.
coverage-chat-lists = 📋 Lists
coverage-chat-which =
    📋 <b>Lists of { $part }</b>
    { $today }

    Tap a number to see its people.
coverage-chat-still-counting = ⏳ Some changes are still being counted. Wait a few seconds, then tap /cakupan again.
coverage-chat-open = { $count }: { $people }
coverage-chat-by-category = By group
coverage-chat-by-kecamatan = By kecamatan
coverage-chat-back = ⬅️ Back
coverage-chat-categories =
    📊 <b>Coverage by group</b>
    { $today }
coverage-chat-kecamatan =
    📊 <b>Coverage by kecamatan</b>
    { $today }, page { $page } of { $pages }
    Widest gap first
coverage-chat-row =
    <b>{ $part }</b>
    { $active } ACTIVE of { $whole } ({ NUMBER($percent, maximumFractionDigits: 2) } %), { $gap } missing
coverage-chat-list =
    📋 <b>{ $count } – { $part }</b>
    { $total } people, page { $page } of { $pages }
coverage-chat-person =
    { $place }. <b>{ $name }</b>
    { $nik }, { $organisation }
coverage-chat-download = ⬇️ Download the list
coverage-chat-file = List { $count } – { $part }: { $total } people. It holds personal data, please keep it safe.
coverage-chat-sent = File sent. This download is on record.
coverage-chat-unknown = There is no such part. Tap /cakupan to see the counts.
