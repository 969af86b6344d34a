"""Files exchanged with Disdukcapil: who is compared, what comes back, and what becomes of it."""
