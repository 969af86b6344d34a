# BPJS's file in the chat: received, previewed, stored.

roster-chat-not-needed = Thank you, but files cannot be used here. Tap /bantuan to see what can be done.
roster-chat-not-fetched = The file could not be fetched from Telegram: too large, or gone. Please send it again.
roster-chat-refused =
    ⚠️ <b>This file cannot be used yet</b>
    { $file }

    { $reason }
roster-chat-preview =
    📄 <b>BPJS file</b>
    { $file }
roster-chat-as-of = As of <b>{ $as_of }</b>
roster-chat-as-of-caption = As of <b>{ $as_of }</b>, as written beside the file.
roster-chat-as-of-today =
    As of <b>{ $as_of }</b> (today), since no date came with it.
    Another date? Send the file again with the date beside it, such as: 30-04-2026
roster-chat-total = Rows in the file: <b>{ $count }</b>
roster-chat-count = • { $label }: { $count }
roster-chat-differs = ⚠️ Please look at these in the result file: { $parts }.
roster-differs-name = other name { $count }
roster-differs-date = other birth date { $count }
roster-differs-nik = other NIK { $count }
roster-differs-period = not the time proposed { $count }
roster-chat-newer = ⚠️ There is a newer file already, as of { $newer }. Newer data will not be overwritten.
roster-chat-confirm = { $count ->
        [0] No cover would change. Nothing has been stored yet.
        [one] The cover of one person would change. Nothing has been stored yet.
       *[other] The cover of { $count } people would change. Nothing has been stored yet.
    }
roster-chat-apply = ✅ Apply
roster-chat-discard = Discard
roster-chat-stored = Stored. The result file follows.
roster-chat-applied =
    ✅ <b>BPJS file stored</b>
    { $file }
    As of { $as_of }
roster-chat-quiet = Workers get no message. They see it when they check their status.
roster-chat-result-caption = Result for each row: { $file }
roster-chat-already = This file was applied before. Nothing was changed again.
roster-chat-discarded = Discarded. Nothing has changed.
roster-chat-discarded-card = File discarded. Nothing was stored.
roster-chat-settled = This file was applied or discarded before.
roster-chat-same =
    ℹ️ <b>This file was applied before</b>
    { $file }
    On { $at }, as of { $as_of }. Nothing was changed again.

roster-chat-part = { $label } { $count }
roster-chat-aside = • Left aside: { $count } ({ $parts })
roster-chat-sent = People in proposals waiting for an answer: <b>{ $count }</b>
roster-chat-unanswered = { $count ->
        [0] • Not answered: 0
       *[other] • Not answered: { $count } ({ $days ->
            [0] since today
            [one] the longest for 1 day
           *[other] the longest for { $days } days
        })
    }
roster-chat-near = { $count ->
        [one] 👥 <b>One row looks like somebody we know</b>: the same name, a NIK one slip away.
       *[other] 👥 <b>{ $count } rows look like people we know</b>: the same name, a NIK one slip away.
    } Without your answer they count as not registered.
roster-chat-unread = { $count ->
        [one] ❓ <b>One reason of refusal is not known.</b>
       *[other] ❓ <b>{ $count } reasons of refusal are not known.</b>
    } Choose what they mean; then the file can be applied.
roster-chat-told = { $count ->
        [one] One coordinator was told
       *[other] { $count } coordinators were told
    } of their people that BPJS refused, with the reason and a button to correct it.{ $at ->
        [no] {""}
       *[other] {" "}These are quiet hours: they read of it at { $at }.
    }

roster-near-look = 👥 See the likenesses ({ $count })
roster-near-card =
    👥 <b>The same person? { $place } of { $total }</b>

    <b>In the file of BPJS</b>
    { $theirs }
    NIK { $their_nik }
    Born { $mark }{ $their_date }

    <b>In our data</b>
    { $ours }
    NIK { $our_nik }
    Born { $mark }{ $our_date }

    The NIKs differ in digit { $places }. Compare with the KTP if in doubt.
roster-near-no-date = (not written)
roster-near-same = 🟰 The same person
roster-near-different = ≠ Somebody else
roster-near-next = ⏭ Next
roster-near-all = 🟰 All the same ({ $count })
roster-near-back = ⬅️ Back to the file
roster-near-line = • { $theirs } = { $ours } (digit { $places })
roster-near-all-ask =
    <b>Are all { $count } the same people?</b>

    { $lines }{ $more ->
        [0] {""}
       *[other] {""}
    and { $more } more
    }

    Nothing is stored before the file is applied.
roster-near-all-yes = Yes, all { $count } are the same
roster-near-all-done = Noted: { $count } people.
roster-near-same-done = Noted: the same person.
roster-near-different-done = Noted: somebody else.
roster-near-changed = The list has changed. This is how it is now.

roster-reasons-look = ❓ Choose what reasons mean ({ $count })
roster-reasons-card =
    ❓ <b>What does this reason of BPJS mean?</b>

    “{ $words }”

    For { $count ->
        [one] one person
       *[other] { $count } people
    }. Choose the closest; coordinators read its explanation and BPJS's own words.
    Reasons left to choose: { $left }
roster-reasons-chosen = Noted: { $reason }.

roster-told-mend =
    🟠 <b>BPJS could not accept { $name } yet</b>
    { $reference }

    { $why } { $next }

    In the words of BPJS: “{ $words }”

    Once corrected and approved by staff, they go into the next proposal.
roster-told-closed =
    ⚪ <b>BPJS cannot accept { $name }</b>
    { $reference }

    { $why } { $next }

    In the words of BPJS: “{ $words }”
roster-told-line = { $sign } { $name } ({ $reference }): { $reason } – “{ $words }”
roster-told-many =
    🟠 <b>BPJS did not accept { $count } people yet</b>

    { $lines }{ $more ->
        [0] {""}
       *[other] {""}
    and { $more } more, see /anggota
    }

    { $mend ->
        [0] Nothing can be corrected here. The details are in /anggota.
       *[other] 🟠 can be corrected ({ $mend }). Once corrected and approved by staff, they go into the next proposal.
    }{ $mixed ->
        [no] {""}
       *[yes] {""}
    ⚪ need no correcting ({ $closed }): why, says /anggota.
    }
roster-told-back =
    ↩️ <b>The news of BPJS's refusal is taken back</b>
    { $count ->
        [1] { $names }
       *[other] { $count } people: { $names }
    }

    The file was wrong. Nothing needs correcting; they wait for BPJS's answer again.

command-bpjs = files of BPJS: answers, who still waits, taking back
menu-bpjs = 📄 BPJS files
roster-list-title = 📄 <b>Files of BPJS</b>
roster-list-waiting = { $count ->
        [0] Nobody waits for an answer of BPJS.
       *[other] Waiting for BPJS: <b>{ $count ->
            [one] one person
           *[other] { $count } people
        }</b>, { $days ->
            [0] since today
            [one] the longest for 1 day
           *[other] the longest for { $days } days
        }.
    }
roster-list-none = There are no files yet. Send the file of BPJS to this chat: the list of members, or of those that failed.
roster-list-file = { $sign } { $as_of }: { $file }
roster-list-open = 📄 Open the file
roster-list-download = ⬇️ List of those not answered ({ $count })
roster-list-nobody = Nobody waits for an answer of BPJS.
roster-list-caption = Not answered by BPJS: { $count }.
roster-list-applied =
    ✅ <b>Applied</b>: { $file }
    As of { $as_of }. { $at }, by { $who }.
roster-list-discarded =
    🗑 <b>Discarded</b>: { $file }
    As of { $as_of }. { $at }, by { $who }.
roster-list-undone =
    ↩️ <b>Taken back</b>: { $file }
    As of { $as_of }. { $at }, by { $who }.

    The numbers when it was applied:

roster-undo-button = ↩️ Take this file back
roster-undo-ask =
    ↩️ <b>Take the whole file back?</b>
    { $file }, as of { $as_of }

    As before this file: { $changes } changes of cover, { $accepted } accepted and { $refused } refused in proposals. Coordinators whose people were refused are told that it was wrong.
roster-undo-yes = Yes, take all of it back
roster-undo-no = No
roster-undone-toast = Taken back. Everything is as before.
roster-undone =
    ↩️ <b>File taken back</b>
    { $file }

    { $people } people are as before this file. { $told ->
        [0] {""}
        [one] One coordinator was told{ $at ->
            [no] .
           *[other] {", "}and reads of it at { $at }, after the quiet hours.
        }
       *[other] { $told } coordinators were told{ $at ->
            [no] .
           *[other] {", "}and read of it at { $at }, after the quiet hours.
        }
    }
roster-undo-refused-toast = It cannot be taken back. The card says why.
roster-undo-line-of = • { $name }: { $why }
roster-undo-refused =
    ⚠️ <b>This file cannot be taken back</b>
    { $file }

    For { $count ->
        [one] one person
       *[other] { $count } people
    } something newer builds on it. Nothing was changed.
    { $lines }{ $more ->
        [0] {""}
       *[other] {""}
    and { $more } more, in the file below
    }

    Take the newer file back first (/bpjs), or send a correct file of BPJS.
roster-undo-caption = Who keeps the file from being taken back: { $count }.
