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
roster-chat-as-of-caption = As of <b>{ $as_of }</b>, as written beside the file.
roster-chat-as-of-today =
    As of <b>{ $as_of }</b> (today), since no date came with it.
    Another date? Send the file again with the date beside it, such as: 30-04-2026
roster-chat-total = Rows in the file: <b>{ $count }</b>
roster-chat-count = • { $label }: { $count }
roster-chat-differs = ⚠️ Please look at these in the result file: other name { $names }, other birth date { $dates }.
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
