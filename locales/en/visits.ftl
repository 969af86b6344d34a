# /tugas: visits of verifiers.

visits-title = 🧭 <b>{ $count } visits</b>, { $people } people not recorded yet
visits-none =
    🧭 There is no visit for you yet.
    Tap below to take the nearest place, or share a location.
visits-line =
    <b>K{ $number }</b> { $organisation }
    { $place } · { $done }/{ $people } people · { $late ->
        [yes] ⏰ overdue since { $due }
       *[no] due { $due }
    }
visits-near = 📍 Take the nearest
visits-bring = 📥 Bring all ({ $count }) before leaving
visits-brought = Each visit is a message of its own now: it can be read without signal.
visits-next = 🧭 Next visit
visits-to-list = ⬅️ List
visits-back = ⬅️ Back
visits-head =
    🧭 K{ $number } · <b>{ $organisation }</b>
    { $place }{ $landmark ->
        [no] { "" }
       *[other] { " " }· { $landmark }
    }
    { $late ->
        [yes] ⏰ overdue since { $due }
       *[no] due { $due }
    }
visits-person =
    { $sign } { $place }. <b>{ $name }</b>, { $age } y · { $category }
    { $address }, { $home }
visits-person-result = { " " }→ <b>{ $result }</b>
visits-person-note = { " " }<i>({ $note })</i>
visits-person-closed = { $sign } { $place }. { $name }: not submitted any more, leave out
visits-sent-things =
    { $location ->
        [yes] 📍 location ✓
       *[no] 📍 no location yet
    } · 📷 { $photos ->
        [0] no photo of the place yet
       *[other] { $photos } photos
    }{ $note ->
        [no] { "" }
       *[other] { " " }· 📝 { $note }
    }
visits-how =
    Send the location and a photo of the <b>place</b> (no ID cards or papers), in any order. A note: just type it.
    Without signal, all of it may wait on the phone. Results in one message, such as:
    <code>{ $example }</code>
visits-example = K{ $number } 1 right, 2 not found{ $third ->
        [yes] , 3 deceased
       *[no] { "" }
    }, send
visits-example-one = K{ $number } 1 right, send
visits-is-sent = 📤 <b>Sent.</b> Staff decide. If something is wrong, tell them the number of the visit.
visits-is-cancelled = ✖️ Staff have called this visit off.
visits-notice = 👉 { $notice }
visits-ask = How was this person found? “Data” means the name, organisation, category and address above.
visits-right = ✅ Present, data right
visits-differs = ✏️ Present, data differ
visits-not-found = 🚪 Not found
visits-not-active = 💤 Not active
visits-deceased = 🕊 Deceased
visits-moved = 🚚 Moved
visits-refused = ✋ Refused
visits-part = { $sign } { $part }
visits-part-ask = <b>{ $place }. { $name }</b>: which part differs? More than one is possible. What is right can be typed as a note.
visits-part-done = ✔️ Done
visits-all-right = ✅ The rest ({ $count }) present, data right
visits-send = 📤 Send
visits-send-ask = K{ $number }: { $lacks }. Send it all the same? Staff will see that it is missing.
visits-send-anyway = 📤 Send without
visits-without-location = there is no location yet
visits-without-photo = there is no photo of the place yet
visits-without-both = there is no location and no photo of the place yet
visits-missing = It cannot be sent yet: number { $places } is not complete. Everybody needs one result; whoever is present needs “right” or what differs, such as “2 address differs”.
visits-unread = Not understood: “{ $words }”. Write the number, then the result: right, not found, not active, deceased, moved, refused, or “address differs”.
visits-unknown-places = There is no number { $places } on this list (1 to { $most }). The others are recorded.
visits-forget = 🗑 Delete what I sent
visits-forget-ask = Delete photos, location and notes of K{ $number }? Everybody's result stays. Delete the messages in the chat yourself.
visits-forget-yes = 🗑 Yes, delete
visits-release = ↩️ Give back
visits-release-ask = Give K{ $number } back? Another verifier may take it. What is recorded is not lost.
visits-release-yes = ↩️ Yes, give back
visits-released = ↩️ K{ $number } was given back.
visits-taken = { $count ->
        [1] This visit is yours now.
       *[other] { $count } visits to this place are yours now; the others are at /tugas.
    }
visits-nowhere = Everybody has been visited or is on somebody's list.
visits-where = 📍 Where are you? Choose the kecamatan, or share a location (📎 → Location).
visits-kecamatan = { $name } ({ $count })
visits-location-alone = 📍 Location received. No visit is open; take the nearest one from here?
visits-which = 📌 { $count } things wait. From which visit? Next time write its number, such as K12, or answer its card.
visits-which-none = No visit is open for that. It is kept for 3 days; open /tugas.
visits-elsewhere = This location is far from the first one of K{ $number }.
visits-loose-done = 📌 It has gone to K{ $number }.
visits-nothing-loose = Nothing is waiting any more.
visits-forwarded = Forwarded locations and photos are not used. Send them from the place itself: 📎 → Location, or the camera.
visits-not-yours = That visit is not on your list (any more). Open /tugas for the latest list.
visits-sent-already = That visit was sent or called off. If something is wrong, tell the staff.
visits-gone = There is no such visit. Open /tugas for the latest list.
visits-nobody-there = Nothing can be recorded for that number (any more). Open the visit from /tugas.
