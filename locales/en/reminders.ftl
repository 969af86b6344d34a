# Daily reminders: what, when, how to mute them; the last day of collection; cover that ends.

command-pengingat = daily reminders on or off
command-jatuhtempo = whose cover ends soon
command-perpanjang = renewal: who still serves
command-tenggat = set the last day of collection
command-pengumuman = write to many people
menu-jatuhtempo = ⏳ Cover ending
menu-perpanjang = 🔄 Renewal
menu-tenggat = 📅 Deadline
menu-pengumuman = 📣 Announcement

digest-title = Assalamu'alaikum, <b>{ $name }</b>. We hope you are well. Just a reminder for today:
digest-foot = Thank you. There is no hurry; if it is done already, please ignore this.
digest-own-ending = 🛡 Your cover ends on <b>{ $day }</b> (in { $count } days). If you still serve, tell your coordinator so that you can be proposed again.
digest-own-grace = 🛡 Your cover has stopped. Until <b>{ $day }</b> the membership can still be continued. Please tell your coordinator.
digest-own-ending-part = 🛡 Your <b>{ $programmes }</b> cover ends on <b>{ $day }</b> (in { $count } days); the rest of your cover ends later. If you still serve, tell your coordinator so that you can be proposed again.
digest-own-grace-part = 🛡 Your <b>{ $programmes }</b> cover has stopped. Until <b>{ $day }</b> it can still be continued; the rest of your cover ends later. Please tell your coordinator.
digest-deadline = { $count ->
        [0] 📅 Your members are awaited until <b>{ $day }</b>. In already: { $others }.
       *[other] 📅 Your members are awaited until <b>{ $day }</b>. In already: { $others }, of whom { $count } still need something filled in or corrected.
    }
digest-renewal = 🔄 { $count } people wait for an answer: do they still serve? Next year's cover begins on { $day }.
digest-returned = 🟠 { $count } entries wait to be corrected.
digest-incomplete = 🔵 { $count } people lack some data.
digest-draft = 📝 { $count } unfinished forms. The answers are still there.
digest-ending = ⏳ The cover of { $count } members ends soon, the first on { $day }.
digest-grace = ⏳ The grace period of { $count } members ends soon, the first on { $day }.
digest-ending-part = ⏳ The <b>{ $programmes }</b> cover of { $count } members ends soon, the first on { $day }; the rest of their cover ends later.
digest-grace-part = ⏳ The grace period of { $count } members for <b>{ $programmes }</b> ends soon, the first on { $day }; the rest of their cover ends later.
digest-open-returned = ✏️ Correct now
digest-open-drafts = ▶️ Continue the form
digest-queue = { $late ->
        [0] 🗂 { $count } wait for review.
       *[other] 🗂 { $count } wait for review, <b>{ $late } longer than { $days } working days</b>.
    }
digest-visits = { $count ->
        [one] 🧭 One visit is past its last day, { $day }.
       *[other] 🧭 { $count } visits are past their last day, the oldest { $day }.
    }
digest-objections-closed = { $people ->
        [one] 📣 The time for objections is over: one person goes on and can be proposed.
       *[other] 📣 The time for objections is over: { $people } people go on and can be proposed.
    }
digest-objections = { $people ->
        [one] ⚖️ An objection about one person waits to be decided.
       *[other] ⚖️ Objections about { $people } people wait to be decided.
    }
digest-unanswered = { $people ->
        [one] 📄 BPJS has not answered for <b>one person</b> after { $days } days ({ $oldest } by now). The list is in /bpjs.
       *[other] 📄 BPJS has not answered for <b>{ $people } people</b> after { $days } days (the oldest { $oldest }). The list is in /bpjs.
    }
digest-pairs = 👥 { $count } pairs may be the same person.
digest-lapses = { $urgent ->
        [0] ⏳ Ending within { $days } days: { $ending } people. In grace: { $grace }.
       *[other] 🔴 <b>{ $urgent } urgent</b>: once lapsed they cannot be registered again. ⏳ Ending within { $days } days: { $ending }. In grace: { $grace }.
    }
digest-renewal-office = 🔄 Renewal { $day }: { $waiting } of { $asked } people wait for an answer.
digest-jobs = ⚠️ Scheduled jobs that keep failing: { $names }. Please tell whoever runs the server.

reminders-heard =
    🔔 <b>Daily reminders: on</b>
    At most one message a day, around { $at }, and only if there is something to say. Never between { $quiet_from } and { $quiet_until }, nor during the Friday prayer.
reminders-muted =
    🔕 <b>Daily reminders: off</b>
    News about entries and official announcements still come. They can be switched on again at any time; they come around { $at }, not between { $quiet_from } and { $quiet_until }.
reminders-mute = 🔕 Turn reminders off
reminders-unmute = 🔔 Turn reminders on
reminders-off-done = Reminders are off. Turn them on again with /pengingat.
reminders-on-done = Reminders are on.
reminders-no-drafts = No form is open any more. Thank you!

deadline-title = Last day of collection
deadline-day = Until which day are the members awaited?
deadline-day-example = { $example }
deadline-day-label = Deadline
deadline-past = { $day } is over; today is { $today }. Please write today or a later day. Example: <code>{ $example }</code>
deadline-far = { $day } is too far away; the last day possible is { $last }. Please check the year. Example: <code>{ $example }</code>
deadline-card =
    📅 <b>Last day of collection</b>
    { $state }

    Every coordinator is reminded { $steps } days before{ $too ->
        [yes] {" "}and on the day itself
       *[no] {""}
    }, with the number of people who are in and of those who still need correction.
deadline-shown = { $left ->
        [0] The deadline is <b>today</b>, { $day }.
       *[other] The deadline is <b>{ $day }</b> ({ $left } days from today).
    }
deadline-none = There is no deadline.
deadline-set = 📅 Set the day
deadline-drop = 🗑 Remove the deadline
deadline-dropped = The deadline is removed. Coordinators are not reminded any more.

lapses-title =
    ⏳ <b>Cover that ends</b>
    { $day }, by BPJS's file
lapses-count = { $sign } { $name }: { $count }
lapses-urgent = Urgent, nearly { $limit }
lapses-grace = In grace
lapses-ending = Ending in { $first }–{ $until } days
lapses-explained = <i>Urgent: once the grace is over they are { $limit } and BPJS does not take them in again. Propose them first.</i>
lapses-list =
    <b>{ $name }</b>
    { $total } people
lapses-page = Page { $page } of { $pages }
lapses-line =
    <b>{ $name }</b>, { $nik }
    { $organisation }
    { $programmes ->
        [no] ends { $ends }, grace until { $grace }
       *[other] <b>{ $programmes }</b>: ends { $ends }, grace until { $grace }
    }
lapses-line-urgent =
    <b>{ $name }</b>, { $nik }
    { $organisation }
    { $programmes ->
        [no] until { $grace } at the latest (ends { $ends }); { $limit } on { $turns }
       *[other] <b>{ $programmes }</b>: until { $grace } at the latest (ends { $ends }); { $limit } on { $turns }
    }
lapses-file = { $name }: { $total } people. Personal data, please take care.
lapses-sheet = Cover ending
lapses-column-ends = Ends
lapses-column-grace = Grace until
lapses-column-programmes = Programme that ends
lapses-all-programmes = All
lapses-column-turns = Reaches the age limit
