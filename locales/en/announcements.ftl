# /pengumuman: to whom, what, the preview, the report.

announcement-title = Announcement
announcement-role = To whom?
announcement-role-label = To
announcement-role-both = Coordinators and workers
announcement-role-coordinator = Coordinators
announcement-role-worker = Workers who are linked
announcement-role-verifier = Field staff
announcement-role-staff = Staff
announcement-kecamatan = Which kecamatan?
announcement-kecamatan-label = Kecamatan
announcement-any-kecamatan = All kecamatan
announcement-category = Which group?
announcement-category-label = Group
announcement-any-category = All groups
announcement-state = In which state?
announcement-state-label = State
announcement-any-state = All
announcement-state-returned = Something to correct
announcement-state-incomplete = Something to fill in
announcement-state-active = ACTIVE
announcement-state-ending = Ending soon
announcement-state-grace = In grace
announcement-state-ended = Ended
announcement-state-uncovered = Not in BPJS's file
announcement-words = What does it say? Short and friendly, in one message.
announcement-words-label = Words
announcement-words-example = Dear coordinators, please complete your members' data before the end of the month. Thank you.
announcement-length = It has { $count } characters; { $least } to { $most } can be sent. Please write it to fit, in about three sentences.
announcement-nik = It holds a number like a NIK, and many will read it. Please leave the number out; the name of an organisation or a reference is fine.
announcement-message =
    📣 <b>Announcement of { $office }</b>

    { $words }
announcement-preview =
    👀 <b>Preview.</b> It will be sent to <b>{ $count }</b> people.
    Have blocked the bot and get nothing: { $blocked }.
announcement-send = ✅ Send to { $count } people
announcement-drop = ✖️ Do not send

mailing-nobody = There is nobody like that who can be written to. Please ask for less, such as all kecamatan.
mailing-settled = That has changed meanwhile. See how it stands on the newest card.
mailing-gone = There is no such announcement. Make a new one with /pengumuman.
mailing-busy = Another announcement is being sent. Wait for its end or stop it, then tap again.
mailing-enough = There were { $most } announcements today, which is the limit, so that nobody is bothered. Please send it tomorrow.
mailing-dropped = All right, it is not sent.
mailing-sending = 📣 <b>Being sent</b> to { $count } people
mailing-stopped = ⏹ <b>Stopped.</b> Recipients: { $count }
mailing-done = ✅ <b>Done.</b> Recipients: { $count }
mailing-count-delivered = ✅ Delivered: { $count }
mailing-count-blocked = 🚫 Have blocked the bot: { $count }
mailing-count-failed = ⚠️ Failed: { $count }
mailing-count-waiting = ⏳ Waiting: { $count }
mailing-quiet = It is a quiet hour; it goes on afterwards.
mailing-stop = ⏹ Stop
mailing-again = 🔄 Refresh
mailing-resume = ▶️ Go on
