"""Many people at once: lists, workbooks and albums, read, judged, taken in one go, and taken back."""
