# /gagal: messages set aside because they could not be handled.

dead-letters-none = ✅ No message failed.
dead-letters-title =
    ⚠️ <b>Messages that could not be handled: { $count }</b>
    What they say is not shown. Once the cause is mended, tap <b>Try again</b>.
dead-letters-line =
    <b>#{ $number }</b> { $kind }, received { $since }
    tried { $tries } times: <code>{ $error }</code>
dead-letters-more = … and { $count } more.
dead-letters-again = 🔁 Try again #{ $number }
dead-letters-again-all = 🔁 Try all again ({ $count })
dead-letters-replayed = { $count } being tried again. Should they fail once more, they come back to /gagal.
dead-letters-gone = That message is no longer on the list: it was tried again before.
