# The answer to a worker's "am I protected?"

status-unknown = ⚪ <b>NOT REGISTERED YET</b>
status-in-review = 🟡 <b>BEING CHECKED</b>
status-to-mend = 🟠 <b>TO BE MENDED</b>
status-rejected = ⚪ <b>COULD NOT BE APPROVED</b>
status-withdrawn = ⚪ <b>ENTRY WITHDRAWN</b>
status-left = ⚪ <b>NO LONGER SERVING</b>
status-deceased = ⚪ <b>RECORDED AS DECEASED</b>
status-approved = 🟡 <b>APPROVED – WAITING FOR BPJS</b>
status-proposed = 🟡 <b>PROPOSED – WAITING FOR BPJS'S ANSWER</b>
status-active = 🟢 <b>ACTIVE until { $day }</b>
status-upcoming = 🟡 <b>STARTS { $day }</b>
status-grace = 🟠 <b>GRACE PERIOD until { $day }</b>
status-ended = 🔴 <b>ENDED on { $day }</b>

status-who =
    { $name }
    NIK { $nik }
    { $category } – { $organisation }
status-who-alone =
    { $name }
    NIK { $nik }
status-as-of = According to BPJS Ketenagakerjaan's file of { $day }.
status-grace-since = Contributions were paid until { $day }. In the grace period the membership can be continued, but benefits are not certain to be paid.
status-reason = Reason: { $reason }
status-entry-submitted = Entry { $reference } is being checked by staff.
status-entry-returned = Entry { $reference } has to be mended by your coordinator.

status-covers = <b>What is covered:</b>
status-item = • { $item }
status-channels = <b>Ask BPJS Ketenagakerjaan directly:</b>
status-channel = { $label }: { $value }

status-next-unknown = We have no record of you yet. Ask your takmir, post coordinator or institution to register you with this bot.
status-next-in-review = Entry { $reference } is being checked by { $office }, usually within { $days } working days. There is nothing you need to do.
status-next-to-mend = Tell the coordinator who registered you that entry { $reference } has to be mended. They have received the message.
status-next-rejected = If something is wrong, tell your coordinator or { $office } and mention number { $reference }.
status-next-withdrawn = If you are still serving, ask your coordinator to register you again.
status-next-left = Your coordinator says that you no longer serve, so you are not proposed any more. If that is wrong, tell them or { $office }, with the number { $reference }.
status-next-deceased = Our condolences. The heirs may have a claim; { $office } will call the family through the coordinator. If this record is wrong, tell us, with the number { $reference }.
status-next-approved = Entry { $reference } is approved. Protection <b>does not hold yet</b> until BPJS has recorded it. Check here again later.
status-next-proposed = Entry { $reference } was sent to BPJS. Protection <b>does not hold yet</b> until BPJS has recorded it. Check here again later.
status-next-active = After a work accident, report it within 2 × 24 hours to your coordinator and BPJS Ketenagakerjaan.
status-next-upcoming = Protection does not hold before that date. There is nothing you need to do.
status-next-grace = Ask your coordinator or { $office } when contributions will continue. Do not wait until the grace period is over.
status-next-ended = There is <b>no protection</b> at present. Ask your coordinator or { $office } about registering again.
