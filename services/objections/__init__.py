"""The days on which the public may object: opened, heard, decided and closed."""
