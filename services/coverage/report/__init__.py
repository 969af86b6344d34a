"""The report of a month: two pages to be signed, and the same figures as a workbook."""
