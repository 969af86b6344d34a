"""Spreadsheets of every kind, in and out."""
