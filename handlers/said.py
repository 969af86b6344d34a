"""What somebody sent, as an event of the dialogue engine."""

from __future__ import annotations

from telegram import Document, Message, PhotoSize, Update

from conversations import events


def picture_in(said: Message | None) -> PhotoSize | Document | None:
    """A photo in its largest size, or a picture that was sent as a file."""
    if said is None:
        return None
    if said.photo:
        return said.photo[-1]
    file = said.document
    return file if file is not None and (file.mime_type or "").startswith("image/") else None


def event_of(update: Update) -> events.Event | None:
    """What a message is to a dialogue."""
    said = update.message
    if said is None:
        return None
    if said.text is not None:
        return events.Typed(said.text)
    if said.contact is not None:
        # Anyone can forward another person's contact.
        own = said.from_user is not None and said.contact.user_id == said.from_user.id
        # Telegram gives the number with its country, and mostly without the plus before it.
        return events.Contact("+" + said.contact.phone_number.lstrip("+"), own)
    if picture := picture_in(said):
        return events.Photo(picture.file_id, picture.file_unique_id)
    kinds = ("sticker", "voice", "location", "document", "video")
    return events.Unreadable(next((kind for kind in kinds if getattr(said, kind)), "other"))
