from __future__ import annotations

from simulator.accounts import Account


def test_a_user_has_only_what_is_known() -> None:
    assert Account(7, "Siti", language_code="").as_user() == {"id": 7, "is_bot": False, "first_name": "Siti"}
    full = Account(7, "Siti", "Aminah", "siti", "en")
    assert full.as_user()["language_code"] == "en"
    assert full.as_chat() == {
        "id": 7,
        "type": "private",
        "first_name": "Siti",
        "last_name": "Aminah",
        "username": "siti",
    }


def test_an_account_survives_json() -> None:
    account = Account(7, "Siti", "Aminah", phone="+62812", role="Pekerja", hint="Cek status")
    assert Account.from_json(account.as_json()) == account
    assert account.as_json()["name"] == "Siti Aminah"
