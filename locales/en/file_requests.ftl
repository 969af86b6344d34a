# What is made beside the conversation: papers for many people, previews of proposals.

slip-coming = 🖨 The papers are being made, they come below in a moment.
file-coming = 📄 The file is being made and will appear below in a moment. This download is on record.
proposal-counting = 🧮 Being counted, it comes in a moment.
file-request-failed = What you asked for did not come out. Please tap the button once more; no data was changed.
