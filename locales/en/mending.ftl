# Mending what came back, one after the other.

mending-all = ✏️ Mend all ({ $count })
mending-place =
    🟠 <b>Correction { $place } of { $total }</b>: { $name }
    Once it is sent, the next one opens by itself.
mending-skip = ⏭ Skip this one
mending-stop = ⏹ Stop here
mending-sent = ✅ The correction for <b>{ $name }</b> was sent (<code>{ $reference }</code>).
mending-stopped = { $count ->
        [0] Stopped. Nothing waits to be mended any more.
       *[other] Stopped for now. What was sent stays sent; { $count } more wait to be mended in /anggota.
    }
mending-end = { $count ->
        [0] 🎉 <b>All of them are mended.</b> Thank you! Staff look at them again.
       *[other] That was the last one. { $count } still wait to be mended, with those you skipped.
    }
