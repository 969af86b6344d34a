# Linking a Telegram account with a worker's record.

claim-linked = ✅ Your account is linked. From now on one tap shows your status.
claim-none =
    No record was found.

    You can try:
    • Tap /status, then <b>Share my phone number</b>, from the number that was once given to your coordinator.
    • Ask your takmir, post coordinator or institution for your <b>status code</b>. Example: <code>K7QM-3XPD</code>

    A code works only once. If in doubt, ask for a new one.
claim-too-many =
    There were too many tries that did not match today. To keep the data safe, please try again tomorrow.

    Meanwhile you can ask your coordinator for a <b>new code</b>.
claim-choose =
    Several registered people use this phone number. Type your <b>NIK</b>, the 16 digits on your KTP.

    The message with the NIK will be deleted after it has been read.
