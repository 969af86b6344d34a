# /lapangan: visits as staff see them, and what visits have found.

field-part-name = name
field-part-organisation = organisation
field-part-category = category
field-part-address = address
field-part-unnamed = it was not said what
field-parts = { $first }, { $second }

field-result-none = not recorded yet
field-result-present = present, data right
field-result-unstated = present, nothing said of the data
field-result-differs = present, data differ: { $parts }
field-result-not-found = not found
field-result-not-active = not active
field-result-deceased = deceased
field-result-moved = moved
field-result-refused = refused

field-finding-confirmed = Visited { $day } by { $who }: present, data right
field-finding-mended = Visited { $day } by { $who }: present; what differed was corrected since
field-finding-differs = Visited { $day } by { $who }: present, but data differ ({ $parts })
field-finding-not-found = Visited { $day } by { $who }: not found
field-finding-not-active = Visited { $day } by { $who }: not active
field-finding-deceased = Visited { $day } by { $who }: deceased
field-finding-moved = Visited { $day } by { $who }: moved
field-finding-refused = Visited { $day } by { $who }: refused

field-advice = 💡 { $advice } <i>You decide.</i>
field-advice-none = Nothing needs to be done.
field-advice-differs = Suggestion: read the visit's note, then return the entry to the coordinator with what is wrong.
field-advice-not-found = Suggestion: call the coordinator, or have somebody go again.
field-advice-not-active = Suggestion: ask the coordinator; if it is so, reject it as “requirements of the role not met”.
field-advice-deceased = Suggestion: ask the family or the coordinator; if it is so, reject it as “deceased”, and help with the claim if there was cover.
field-advice-moved = Suggestion: ask the coordinator; if it was out of the regency, reject it as “moved away”.
field-advice-refused = Suggestion: ask the coordinator why, or have somebody go again.

field-told-deceased = 🕊 According to the visit of { $verifier }, <b>{ $name }</b> ({ $reference }, { $organisation }) has died. Please make sure, then decide.
field-told = 🧭 There are { $count } new visits for you.
field-told-cancelled = ✖️ Staff have called off visit K{ $number }.

field-overview =
    🧭 <b>Field work</b>
    On file and not proposed yet: { $people } people
    ✅ Verified: { $verified }
    ⬜ On nobody's list: { $unseen }
    📌 Waiting for a verifier: { $waiting } visits, { $waiting_people } people
    ⏰ Overdue: { $late } visits
field-progress =

    👤 <b>{ $name }</b>: { $open } open ({ $people } people), ⏰ { $late } · 30 days: { $sent } sent ({ $met } people)
field-no-verifiers = There is no verifier yet. The administrator invites them with /undang.
field-no-verifier = That person is no verifier (any more). Open /lapangan for the latest list.
field-assign = ➕ Assign
field-late = ⏰ Overdue ({ $count })
field-waiting = 📌 Waiting for a verifier ({ $count })
field-of-verifier = 👤 { $name } ({ $count })
field-back = ⬅️ Back
field-nobody = no verifier yet
field-area = { $name } ({ $count })

field-assign-whom = To whom?
field-assign-where = { $where }: { $people } people are to be visited. Which part?
field-assign-all = All of it ({ $count } people)
field-assign-sure = Assign <b>{ $people } people</b> of { $places } organisations ({ $where }) to <b>{ $name }</b>, until { $due }?
field-assign-yes = ✅ Yes, assign
field-assign-no = ⬅️ Choose again
field-assigned = ✅ { $people } people in { $visits } visits were assigned to { $name }.
field-nothing-there = Nobody is to be visited there any more.
field-taken-meanwhile = Another verifier has just taken it. Try again for the next one.
field-own-matter = That visit holds a matter of the verifier's own (organisation, entry or person). Choose somebody else.
field-changed = That visit has changed hands, or was sent or called off. Open /lapangan for the latest list.

field-list = 🧭 <b>{ $count } visits</b>, page { $page } of { $pages }
field-list-empty = There is no visit on that list.
field-line =
    <b>K{ $number }</b> { $organisation }, { $place }
    { $verifier } · { $done }/{ $people } people · { $late ->
        [yes] ⏰ overdue since { $due }
       *[no] due { $due }
    }
field-move = 🔁 Pass on
field-move-all = 🔁 Pass all on ({ $count })
field-move-ask = Pass on to whom? What is recorded goes along.
field-moved = 🔁 { $count } visits were passed on to { $name }.{ $kept ->
        [0] { "" }
       *[other] { " " }{ $kept } stay: they are a matter of their own.
    }
field-no-other = There is no other verifier. The administrator invites them with /undang.
field-cancel = ✖️ Call off
field-cancel-ask = Call K{ $number } off? Its people can be assigned anew; what is recorded and not sent does not count.
field-cancel-yes = ✖️ Yes, call off
field-cancelled = ✖️ K{ $number } was called off.
field-again = 🔁 Visit those not met again ({ $people })
field-doubt = 🔁 A mistake? Visit those dead, moved, not active again ({ $people })
field-again-done = { $numbers } waits for a verifier, { $people } people.
field-nobody-again = Nobody of that visit is to be visited again.

field-see-visit = 🧭 See the visit
field-visit =
    🧭 K{ $number } · <b>{ $organisation }</b>
    { $place }
    { $verifier } · { $state }{ $closed ->
        [no] , due { $due }
       *[other] { " " }{ $closed }
    }
field-visit-open = open
field-visit-sent = sent
field-visit-cancelled = called off
field-person =
    { $sign } { $place }. <b>{ $name }</b> ({ $reference }): { $result }{ $note ->
        [no] { "" }
       *[other] { " " }<i>({ $note })</i>
    }
field-note = 📝 { $note }
field-no-location = 📍 Without location.
field-map = 🗺 Open the map
field-photo = K{ $number } · { $organisation }
