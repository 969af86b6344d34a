# /surat: the Word templates of letters.

letter-kind-surat = cover letter
letter-kind-lampiran-sk = list for the SK

letter-title = ✉️ <b>Templates of the letters of a proposal</b>
letter-line-first = • { $kind }: the first one
letter-line = • { $kind }: from { $by }, { $since }
letter-how =
    To change one: download it, change it in Word, save it, and send the file to this chat. Its name must still have the word "surat" or "lampiran" in it.
    Words in curly brackets, such as <code>{ $word }</code>, are filled in by the bot. They may be moved or deleted, but not respelled.
letter-give = ⬇️ Download the { $kind }
letter-first = ↩️ Use the first { $kind } again
letter-caption = The template of the { $kind }. Change it in Word, save it, and send it back here.
letter-example = An example of the { $kind } from your template, with two invented people. Please check it.
letter-offer =
    The template of the { $kind } can be filled. The example is above.
    Nothing has changed yet. Use it from now on?
letter-use = ✅ Use this template
letter-keep-old = No, keep the old one
letter-used = The next proposal uses the new { $kind }.
letter-used-first = The next proposal uses the first { $kind }.
letter-is-first = The first template is in use already.
letter-settled = That template was used before or replaced. Send the file again to use it.
letter-refused =
    The template <b>{ $file }</b> cannot be used: { $reason }
    Letters go on using the old one.
letter-which =
    Which letter is the Word file <b>{ $file }</b> for? Its name must have the word "surat" or "lampiran" in it, such as surat.docx.
    Rename it and send it again. The present templates are at /surat.
letter-too-large = the file is larger than { $megabytes } MB. Make its pictures smaller in Word and send it again.
letter-unfillable = its words in curly brackets cannot be filled ({ $why }). Spell them as in the first template, save it, and send it again.
letter-not-word = it is no Word document. Save it as .docx and send it again.
command-surat = templates of the letters: download, change in Word, send back
letter-only-words = between the braces only the words of the guide, repeating and choosing; no sums, no other commands, no more than two loops within each other
