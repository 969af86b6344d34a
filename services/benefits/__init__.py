"""Claims on BPJS after an accident or a death: what may be claimed, and the case until it is done."""
