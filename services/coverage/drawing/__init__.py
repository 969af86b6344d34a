"""Figures as pictures. Only ever imported in another process: matplotlib holds the event loop and memory."""
