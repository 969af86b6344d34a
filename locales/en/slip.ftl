# Paper and SMS for people without Telegram, and a status looked up by the coordinator.

slip-title = STATUS CARD
slip-programme = Protection of vulnerable workers, { $regency }
slip-nik = NIK { $nik }
slip-reference = Reference: { $reference }
slip-code = Status code (for one person only)
slip-how = Scan the picture above with a phone, or open Telegram, look for @{ $bot }, and type the code.
slip-used = The code of this person was used already. The status can be checked on the phone that is linked, or through the coordinator.
slip-without = No Telegram? Ask the coordinator or { $office }. BPJS Ketenagakerjaan: { $bpjs }.
slip-not-yet = Entered does not mean protected. Check the status first.
slip-day = Printed { $day }. Keep this paper. Whoever has the code can open your record.
slip-sms = { $name }: BPJS TK entry { $reference }. Check status: Telegram @{ $bot }, type code { $code }. Ask BPJS: 175.

slip-button = 🖨 Paper (PDF)
slip-all-button = 🖨 Paper for all (PDF)
slip-which = Paper for which organisation?
slip-next = 🖨 Next, from number { $from }
slip-caption = Paper for <b>{ $name }</b>. Print it and hand it over.
slip-caption-all = Papers { $from } to { $to } of { $total }, <b>{ $name }</b>. A page a person; give each only to its owner.
slip-none = There is nobody to print for: rejected and withdrawn entries and people who left do not count.
slip-sms-copy = 💬 For an SMS, tap to copy: <code>{ $text }</code>

members-status = 📋 Full status
members-status-head = This is what <b>{ $name }</b> reads when checking:
members-status-unconfirmed = The organisation is not confirmed by staff yet, so the state of protection cannot be shown here.
members-code-renew-ask = { $used ->
        [yes] The code of <b>{ $name }</b> was used. With a new one the phone that is linked now is <b>cut off</b>, and the old code is void.
       *[no] Make a new code for <b>{ $name }</b>? The old one is void then, also where it was printed or sent.
    }
members-code-renew-yes = Yes, make a new code
members-code-renew-no = Never mind
members-to-card = ⬅️ Back to the card
