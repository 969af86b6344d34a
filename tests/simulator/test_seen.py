from __future__ import annotations

from simulator.seen import message_seen, toast_seen


def test_a_message_tells_its_words_buttons_and_file() -> None:
    rows = [[{"text": "Ya", "callback_data": "y"}], [{"text": "Tidak", "callback_data": "n"}]]
    raw = {
        "message_id": 4,
        "caption": "Hasil",
        "edit_date": 5,
        "document": {"file_id": "F", "file_name": "hasil.xlsx"},
        "reply_markup": {"inline_keyboard": rows},
    }
    message = message_seen({"id": 4, "seq": 9, "by_bot": True, "message": raw})
    assert (message.text, message.labels, message.buttons) == ("Hasil", ["Ya", "Tidak"], rows)
    assert (message.file_id, message.file_name, message.is_edited) == ("F", "hasil.xlsx", True)
    assert not message.is_alert


def test_a_photo_is_known_by_its_largest_size() -> None:
    raw = {"photo": [{"file_id": "s"}, {"file_id": "m"}]}
    message = message_seen({"id": 1, "seq": 1, "by_bot": False, "message": raw})
    assert (message.file_id, message.file_name, message.text) == ("m", "", "")


def test_a_toast_tells_its_words() -> None:
    toast = toast_seen({"message_id": 4, "seq": 9, "text": "Baik", "alert": True})
    assert (toast.kind, toast.id, toast.text, toast.is_alert) == ("toast", 4, "Baik", True)
