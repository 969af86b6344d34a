# /cari: the question, the results, and the card of one person.

search-chat-ask =
    🔎 <b>Who are you looking for?</b>
    Type a name, a reference number, a whole NIK, or the name of an organisation.
    For example: <code>ahmad</code> or <code>al ikhlas</code>
search-chat-none =
    Nobody fits. Try only part of the name, or the name of the organisation.
    For example: <code>/cari ahmad</code>
search-chat-found = { $count ->
        [one] 🔎 <b>One person found</b>
       *[other] 🔎 <b>{ $count } people found</b>
    }
search-chat-many =
    🔎 <b>{ $count } people found, the nearest { $shown } shown</b>
    Add a word to be more precise.
search-chat-hit =
    { $place }. <b>{ $name }</b>
    { $nik }, { $organisation }, { $status }
search-chat-no-entry = no entry
search-chat-gone = That person is no longer there. Search again with /cari.
search-chat-person =
    👤 <b>{ $name }</b>
    NIK { $nik }
    { $place }
search-chat-entry =
    { $reference }
    { $category } – { $organisation }
search-chat-status = Entry: <b>{ $status }</b>
search-chat-history = <b>History</b>
search-chat-decide = ⚖️ Open to decide
search-chat-no-cover = 🔵 Not in BPJS's newest file.
