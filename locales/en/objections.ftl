# Objections: lists made public, what people object, what staff decide.

menu-sanggah = 📣 Objections
command-sanggah = publish the list and decide on objections
command-keberatan = object to a name that was published

objections-title = 📣 <b>Time for objections</b>
objections-approved = Approved and not published yet: { $count } people
objections-waiting = ⚖️ Objections waiting for a decision: <b>{ $count }</b>
objections-open-queue = ⚖️ See objections ({ $count })
objections-new = ➕ Publish a list
objections-back = ⬅️ Back
objections-window-button = { $scope }, until { $end }
objections-window-open =
    🟢 <b>{ $scope }</b>
    Open to the end of { $end }. Published: { $people } people{ $disputed ->
        [0] .
       *[other] , objections to { $disputed } of them.
    }
objections-window-closed =
    ⚪ <b>{ $scope }</b>
    Over, until { $end }.{ $people ->
        [0] {""}
       *[other] {" "}Still waiting for a decision on an objection: { $people } people.
    }
objections-window-cancelled =
    ✖️ <b>{ $scope }</b>
    Cancelled.

objections-choose = <b>Who is to be published?</b>
objections-choose-all = Everybody approved ({ $count })
objections-choose-kecamatan = By kecamatan
objections-choose-category = By group of workers
objections-choose-organisation = By organisation
objections-which-kecamatan = In which kecamatan?
objections-which-category = Which group of workers?
objections-which-organisation = Which organisation?
objections-scope-all = Everybody approved
objections-scope-unknown = There is no such choice any more. Tap /sanggah to begin again.
objections-preview =
    <b>Publish { $people } people?</b>
    { $scope }, in { $desa } desa
    For { $days } days: to the end of <b>{ $end }</b>. Today does not count.

    The list holds name, organisation and desa only. Their coordinators are told.
objections-unmatched = ℹ️ { $count } of them do not match Dukcapil yet.
objections-days-less = ➖ 1 day
objections-days-more = ➕ 1 day
objections-confirm = 📣 Publish { $people } people, { $days } days
objections-opened = 📣 { $people } people published.
objections-extend = ➕ { $days } days
objections-extended = Lengthened to the end of { $end }.
objections-close = ✅ Close now
objections-close-ask =
    <b>Close now?</b>
    { $people } people go on, ready to be proposed. { $held } wait for a decision on an objection.
objections-close-yes = ✅ Yes, close
objections-closed = Closed. { $people } people go on, { $held } wait for a decision.
objections-cancel = ↩️ Cancel
objections-cancel-ask =
    <b>Take this list back?</b>
    { $people } people are "approved" again and can be published later. Objections that came in still wait for a decision.
objections-cancel-yes = ↩️ Yes, take it back
objections-cancelled = Taken back. { $people } people are "approved" again.
objections-told-announced =
    📣 <b>{ $people } people of your list were published</b>
    People may object to the end of { $end }. After that those without objections go on. There is nothing to do; see /anggota for progress.

objections-list-pdf = 📄 PDF to put up
objections-list-xlsx = 📊 Excel
objections-list-where = The list of which kecamatan?
objections-list-all = All kecamatan
objections-list-too-long = More than { $most } names are too many for one PDF. Choose one kecamatan, or take the Excel file.
objections-list-empty = There is nobody for this list.
objections-list-caption = { $people } people published, to the end of { $end }. Name, organisation and desa only.
objections-list-title = PEOPLE TO BE PROTECTED
objections-list-programme = Protection of vulnerable workers, { $regency }
objections-list-place = Desa/Kelurahan { $desa }, Kecamatan { $kecamatan }
objections-list-time = Published on { $start }. Objections are taken to the end of { $end }.
objections-list-how = Is something wrong? Say so on Telegram to @{ $bot }, type /keberatan, or come to { $office }. Who objects is not made public.
objections-sheet = List
objections-column-no = No
objections-column-kecamatan = Kecamatan
objections-column-desa = Desa
objections-column-name = Name
objections-column-organisation = Organisation

objections-nobody-approved = There is nobody approved to be published here.
objections-people-changed = They are { $count } people now, another number than shown, so nobody was published. Please look again.
objections-window-changed = Somebody else has changed the last day. Please open it again from /sanggah.
objections-window-over = This list was closed or cancelled already.
objections-window-gone = That list was not found. Tap /sanggah to see what there is.
objections-days = From 1 to { $most } days. Please choose again.
objections-too-long = At most { $most } days since it was opened. Close it and open a new one if need be.

objections-told-first = ⚖️ Somebody has objected. Further ones wait in /sanggah without another message.
objections-look = ⚖️ See objections
objections-card-title = ⚖️ <b>Objection</b> ({ $count } waiting)
objections-card =
    <b>{ $reason }</b>
    “{ $words }”
    { $at }, from { $who }
objections-anonymous = somebody (not named)
objections-others = There are { $count } other objections about this person.
objections-uphold = ⛔ Uphold
objections-dismiss = ✅ Dismiss
objections-end = { $count ->
        [0] ✅ Every objection is decided.
       *[other] That was the last one. { $count } that were passed over still wait.
    }
objections-done-upheld = ⛔ Objection upheld: { $name } is refused.
objections-done-dismissed = ✅ Objection to { $name } dismissed.
objections-gone = That objection was not found. Tap /sanggah to see what waits.
objections-decided-already = This objection is decided already.
objections-too-late = This person is { $status } already, so the entry cannot be refused from here. Take it out of the proposal first, then decide again.
upholding-title = Upholding an objection
upholding-note = This person's entry will be refused. A word for the coordinator? Do not say who objected.
upholding-note-example = We asked in the desa: no longer serving since January.
dismissal-title = Dismissing an objection
dismissal-note = What is the answer to whoever objected? They read this.
dismissal-note-example = We asked in the desa: they still serve every day.

objection-title = Objection
objection-statement = I say what I know. My name is not given to people, coordinators, or the person concerned.
objection-kecamatan = In which kecamatan is the published name?
objection-desa = In which desa or kelurahan?
objection-name = Type some letters of the name as it is published.
objection-name-label = Name looked for
objection-name-example = ahmad
objection-nobody = There is no such name on the list of this desa. Check the spelling, or tap <b>Back</b> to choose another desa.
objection-person = Who is it?
objection-person-label = Person
objection-person-help = Not among them? Tap <b>Back</b> and type more letters of the name.
objection-reason = What is the objection?
objection-reason-label = Objection
objection-reason-not-serving = Does not serve there
objection-reason-deceased = Has died
objection-reason-moved = Does not live here any more
objection-reason-civil-servant = Civil servant, military or police
objection-reason-employed = Covered by an employer already
objection-reason-twice = Named twice
objection-reason-other = Something else
objection-words = Please say briefly what you know, so that staff can look into it.
objection-words-label = What I know
objection-words-example = He moved to Palembang early this year, somebody else serves now.
objection-words-length = That is { $count } letters; it should be { $least } to { $most }. Please say what you know.
objection-named = May staff know your name?
objection-named-label = Staff may know my name
objection-named-help = If so, staff can ask you. If not, they only read what you said. Nobody else is ever told.
objection-named-no = No, leave it out
objection-named-yes = Yes, staff only
objection-filed =
    ✅ <b>Your objection to { $name } has reached { $office }.</b>
    Staff will look into it. You are told the outcome here; your name is not given to people, coordinators, or the person.
objection-no-list =
    No list is published now, so there is nothing to object to.
    Do you know something important? Tell { $office }.
objection-own-title = <b>Your objections:</b>
objection-own = • { $name }, { $day }: { $status }
objection-status-open = being looked into
objection-status-upheld = upheld
objection-status-dismissed = dismissed
objection-told-upheld = ⚖️ <b>Your objection to { $name } was upheld.</b> Thank you; the entry does not go on.
objection-told-dismissed =
    ⚖️ <b>Your objection to { $name } was dismissed.</b>
    The answer of staff: “{ $words }”

objections-name-short = Type at least { $least } letters of the name, for example: ahmad
objections-too-many = You have objected { $most } times. Please wait until these are looked into, and try again tomorrow.
objections-said-already = Your objection to { $name } is here already and is being looked into.
objections-enough = There are many objections to { $name } already, being looked into. Thank you, no more are needed.
objections-time-over = The time for objections to this name is over. If it matters, tell the office.
