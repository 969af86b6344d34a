# The form engine: the card of a step, the summary, buttons, and what is said when something is wrong.

form-step = <b>{ $title }</b>
    <i>Step { $number }/{ $total }</i>
form-step-editing = <b>{ $title }</b>
    <i>Changing an answer</i>
form-question = { $question }
form-example = <i>Example: { $example }</i>
form-now = Answer so far: <b>{ $value }</b>
form-notice = 👉 { $notice }
form-unsure = ⚠️ { $why }
form-other = The photo says: <b>{ $value }</b>
form-typed = You typed: “{ $typed }”
form-help = 💡 { $help }
form-hint-search = Tap an option, or type part of its name to search.
form-searching = 🔎 Results for “{ $query }”
form-page = Page { $number } of { $count }
form-checking = ⏳ One moment, the answer is being checked…

form-summary = <b>{ $title }</b>
    Please check first. Is all of it right? Tap <b>Send</b>.
form-summary-line = { $label }: <b>{ $value }</b>
form-summary-unsure = ⚠️ { $label }: <b>{ $value }</b>
form-summary-look = ⚠️ = please compare. Tap <b>Send</b> and those with the sign are asked one by one.
form-summary-missing = { $label }: <i>not answered</i>
form-summary-addable = <i>You may add, or leave out: { $names }.</i>
form-summary-statement = <b>By tapping Send:</b> { $statement }
form-list-edit = <b>{ $title }</b>
    What do you want to change?
form-list-add = <b>{ $title }</b>
    What do you want to add?
form-leave = Stop here? All answers of this form will be deleted.
form-sent = <b>{ $title }</b>
    ✅ Sent. Thank you.
form-cancelled = <b>{ $title }</b>
    Cancelled. Nothing was kept.

form-button-back = ⬅️ Back
form-button-skip = Skip
form-button-empty = Leave empty
form-button-keep = Next ➡️
form-button-right = ✔️ This is right
form-button-other = 📷 Use what the photo says
form-button-cancel = ✖️ Cancel
form-button-submit = ✅ Send
form-button-edit = ✏️ { $label }
form-button-add = ➕ { $label }
form-button-edit-list = ✏️ Change …
form-button-add-list = ➕ Add details
form-button-previous = ◀️ Previous
form-button-next = Next ▶️
form-button-clear-search = Show all
form-button-help = ❓ Help
form-button-yes = Yes, right
form-button-no = No
form-button-leave = Yes, delete and stop
form-button-stay = No, go on
form-button-resume = Continue
form-button-restart = Start again

form-value-skipped = –
form-value-photo = photo received
form-value-yes = yes
form-value-no = no

form-contact-ask = Tap <b>Share my phone number</b> below, or type the number.
form-contact-button = 📱 Share my phone number
form-contact-not-own = That is somebody else's contact. Please share your own number with the button below, or type it.

form-stale = This button belongs to an earlier step and no longer works. Your answers are safe. Please go on at the lowest card.
form-already = Noted already.
form-finished = This form is finished. Tap /start for the menu.
form-unknown = This form is gone. Tap /start to begin again.
form-first-step = This is the first step.
form-missing = Something still needs an answer.
form-renewed = This form has just been renewed. Answers that still fit are kept; please complete the rest.
form-resumed = Welcome back. This form was last open on { $since }; its answers are still here.
form-say-again = All right, please answer again.
form-say-again-from = All right, let us look from here. Type what is right; if this part is right, tap <b>Next</b>.
form-no-match = No such option. Type only part of its name, the first 4 letters say, or tap a button.
form-use-buttons = Please tap one of the buttons on the card.
form-wants-text = Please type the answer.
form-wants-choice = Please tap one of the options, or type its name.
form-wants-photo = Please send the photo (📎, then choose the photo).
form-unreadable = { $kind ->
        [sticker] Thank you for the sticker, but stickers cannot be read here.
        [voice] Voice messages cannot be heard here.
        [location] A location cannot be read at this step.
        [document] Files cannot be read at this step.
        [video] Videos cannot be read here.
        [photo] No photo is needed at this step.
        [contact] No contact is needed at this step.
       *[other] Messages of that kind cannot be read here.
    } { $wanted }
form-help-general = No hurry. Look at the example, then write it the same way. Your earlier answers are kept.
form-help-choice = No worries, take your time. Tap one of the buttons below, or type part of what it says. Your earlier answers are kept.
form-help-more = Still hard? Tap /bantuan, or ask the mosque's officers or our staff. You can go on here at any time.
