"""What goes to BPJS Ketenagakerjaan and what comes back."""
