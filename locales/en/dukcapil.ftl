# Comparing with Dukcapil: lists that are sent, answers that come back, and the findings.

menu-dukcapil = 🪪 Dukcapil
command-dukcapil = compare people with Dukcapil

dukcapil-verdict-match = Matches
dukcapil-verdict-name-differs = Name differs
dukcapil-verdict-date-differs = Birth date differs
dukcapil-verdict-differs = Data differ
dukcapil-verdict-unknown = NIK not found
dukcapil-verdict-dead = Died
dukcapil-verdict-moved = Moved away
dukcapil-outcome-older = There is a later answer
dukcapil-outcome-stranger = Not on our list
dukcapil-outcome-duplicate = Duplicate
dukcapil-outcome-unread = Result not understood
dukcapil-outcome-unanswered = Result left empty
dukcapil-outcome-refused = Refused

dukcapil-title = 🪪 <b>Comparing with Dukcapil</b>
dukcapil-count = • { $verdict }: { $count }
dukcapil-waiting = • Not sent yet: { $count }
dukcapil-unanswered = • Sent, not answered yet: { $count }
dukcapil-how = Download the list, hand it to Disdukcapil, and send its answer here as a file.
dukcapil-send-new = ⬇️ Those not sent yet ({ $count })
dukcapil-send-unknown = ⬇️ All without an answer ({ $count })
dukcapil-send-all = ⬇️ Everybody on our list
dukcapil-open = { $verdict } ({ $count })
dukcapil-back = ⬅️ Dukcapil
dukcapil-nobody-to-send = There is nobody for this list. Tap /dukcapil to see how things stand now.
dukcapil-unknown-list = There is no such list. Tap /dukcapil to begin again.
dukcapil-list-caption = The list for Disdukcapil: { $count } people.{ $left ->
        [0] {""}
       *[other] {" "}{ $left } more are on the next list.
    } Disdukcapil fills in the column HASIL, for example: sesuai, nama berbeda, tanggal lahir berbeda, tidak ditemukan, meninggal, pindah.

dukcapil-people = <b>{ $verdict }: { $count } people</b>
dukcapil-line = { $place }. <b>{ $name }</b> – { $organisation } ({ $status })
dukcapil-return-all = ↩️ Give all back: { $verdict }
dukcapil-return-title =
    <b>Give these { $count } people back to their coordinators?</b>
    Because, says Dukcapil: { $verdict }.
dukcapil-return-yes = ↩️ Give these { $count } back
dukcapil-return-none = Nobody can be given back at once: they were corrected, are in a proposal, or are of your own organisation.
dukcapil-returned = { $left ->
        [0] ↩️ { $count } given back.
       *[other] ↩️ { $count } given back. { $left } changed meanwhile and were left alone.
    }
dukcapil-note-name-differs = Dukcapil has another name. Please write the name exactly as on the KTP, and compare the NIK.
dukcapil-note-date-differs = Dukcapil has another birth date. Please compare it with the KTP.
dukcapil-note-differs = Dukcapil found that the data do not agree. Please compare NIK, name and birth date with the KTP.
dukcapil-note-unknown = Dukcapil does not find this NIK. Please compare its 16 digits with the KTP.
dukcapil-told-returned =
    🟠 <b>{ $count } people to be corrected</b>

    { $note }

dukcapil-answer-preview =
    🪪 <b>Dukcapil's answer</b>
    { $file }
dukcapil-as-of-caption = As of <b>{ $day }</b>, according to the words beside the file.
dukcapil-as-of-today =
    As of <b>{ $day }</b> (today), since no date came with it.
    Another day? Send the file again with the date beside it, for example: 30-04-2026
dukcapil-answer-unread =
    ⚠️ Not understood: { $wordings }
    Put one of these into the column HASIL of those rows: sesuai, nama berbeda, tanggal lahir berbeda, tidak ditemukan, meninggal, pindah. Then send the file again.
dukcapil-answer-confirm = { $count ->
        [0] There is no answer that can be used. Nothing is stored yet.
       *[other] Answers about { $count } people will be used. Nothing is stored yet.
    }
dukcapil-answer-same =
    ℹ️ <b>This answer was applied before</b>
    { $file }
    On { $at }. Nothing more is changed.
dukcapil-answer-applied =
    ✅ <b>Dukcapil's answer is stored</b>
    { $file }
    As of { $day }
dukcapil-answer-next = The findings are on everybody's card now. Those with trouble:
dukcapil-taken = Among them: { $parts }.
dukcapil-taken-new = new { $count }
dukcapil-taken-changed = changed { $count }
dukcapil-taken-same = the same as before { $count }
dukcapil-mended = ℹ️ { $count } people were corrected since they were sent, so they have to be compared again.

dukcapil-row-nobody = There is neither a NIK nor an entry number in this row.
dukcapil-row-unanswered = The result is empty.
dukcapil-row-unread = The result is not understood: “{ $words }”. Write for example: sesuai, nama berbeda, tidak ditemukan.
dukcapil-row-stranger = This NIK is not on our list.
dukcapil-row-two-people = The NIK and the entry number belong to two different people.
dukcapil-row-other-nik = The NIK in this row is not the one we sent for that entry number.
dukcapil-row-mended = The data were corrected since they were sent, so they have to be compared again.
dukcapil-row-older = There is a later answer already, of { $day }.
dukcapil-row-contradicts = Rows { $rows } are about the same person and say different things.
dukcapil-row-duplicate = The same person stands in row { $row }.

finding-dukcapil-match = Matches Dukcapil
finding-dukcapil-match-detail = Dukcapil, { $day }: matches.
finding-dukcapil-match-next = Nothing to do.
finding-dukcapil-name-differs = Name differs, says Dukcapil
finding-dukcapil-name-differs-detail = Dukcapil, { $day }: the name differs (“{ $words }”).
finding-dukcapil-date-differs = Birth date differs, says Dukcapil
finding-dukcapil-date-differs-detail = Dukcapil, { $day }: the birth date differs (“{ $words }”).
finding-dukcapil-differs = Data differ, says Dukcapil
finding-dukcapil-differs-detail = Dukcapil, { $day }: the data differ (“{ $words }”).
finding-dukcapil-unknown = NIK not found by Dukcapil
finding-dukcapil-unknown-detail = Dukcapil, { $day }: NIK not found (“{ $words }”).
finding-dukcapil-dead = Died, says Dukcapil
finding-dukcapil-dead-detail = Dukcapil, { $day }: died (“{ $words }”). If that is wrong, ask Disdukcapil to correct it and send its new answer.
finding-dukcapil-moved = Moved away, says Dukcapil
finding-dukcapil-moved-detail = Dukcapil, { $day }: moved away (“{ $words }”). Somebody who still lives here can bring a letter of residence.
