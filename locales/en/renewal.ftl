# Renewal: asking who still serves.

renewal-plan =
    🔄 <b>Renewal from { $day }</b>
    { $people } people whom BPJS has taken in, in { $places } organisations. A year: <b>Rp{ $rupiah }</b>.
    Organisations with nobody on Telegram: { $unreachable }.

    Once begun, every coordinator is asked "do they still serve?". Who left is recorded as usual, replacements are registered.
renewal-nobody =
    🔄 <b>Renewal from { $day }</b>
    There is nobody whom BPJS has taken in and whose cover runs, or is in grace, on that day. Please send BPJS's newest file first.
renewal-begin = ▶️ Begin: ask about { $count } people
renewal-begun = The renewal has begun. Coordinators are written to a few at a time.
renewal-plan-old = The year has changed. This is the new plan.
renewal-there = The renewal for { $day } was made already, so it is not made again. See /perpanjang.
renewal-other-open = Another renewal is under way. Close that one first with /perpanjang.
renewal-none-open = No renewal is under way. When one begins, you will be told.
renewal-progress =
    🔄 <b>Renewal from { $day }</b>
    Asked: <b>{ $asked }</b>
    ✅ Still serve: { $serving }
    👋 Have left: { $left }
    ⏳ No answer yet: <b>{ $waiting }</b>, in { $places } organisations
    ➕ Handed in by these organisations since it began: { $newcomers }
renewal-see-places = 📋 Who has not answered
renewal-extend = ➕ Add those taken in since
renewal-extended = { $count ->
        [0] Nobody new.
       *[other] { $count } people added.
    }
renewal-own = 👥 Answer for my organisation
renewal-close = ⏹ Close the renewal
renewal-close-sure = Close this renewal? What was answered stays; nobody else is asked, and who was not answered for cannot be proposed.
renewal-close-yes = Yes, close
renewal-closed = The renewal is closed.
renewal-place = { $sign }{ $name }: { $count }
renewal-places =
    📋 <b>No answer yet: { $count } organisations</b>
    Page { $page } of { $pages }. 📵 = the bot cannot reach them; phone, then note the answer here.
renewal-file = Organisations without an answer: { $count }. No names of people.
renewal-sheet = No answer
renewal-column-organisation = Organisation
renewal-column-kecamatan = Kecamatan
renewal-column-waiting = No answer
renewal-column-telegram = By the bot
renewal-reached = yes
renewal-not-reached = no

renewal-ask =
    Assalamu'alaikum. 🔄 Next year's cover begins on <b>{ $day }</b>.
    Please help: of your { $count } members who are covered now, who still serves? One tap a person, or one for all.
renewal-answer = ✅ Answer: still serving?
renewal-question =
    🔄 <b>Still serving from { $day }?</b>
    { $count } people wait for an answer (page { $page } of { $pages }).
    ✅ = yes. 👋 = no longer; the replacement can be registered then.
renewal-person = ✅ { $name }
renewal-left = 👋 No longer
renewal-all = ✅ All still serve ({ $count })
renewal-all-answered =
    ✅ <b>Thank you, everybody is answered for.</b>
    Renewal from { $day }. A mistake? Open the person in /anggota and tap 👋.
renewal-noted = Noted: still serves.
renewal-noted-already = Noted before: still serves.
renewal-all-noted = Noted: { $count } people still serve. Thank you.
renewal-changed = The list has changed meanwhile: { $count } people wait for an answer now. Please look, then tap again.
renewal-not-asked = That person is not being asked about. See the newest list with /perpanjang.
