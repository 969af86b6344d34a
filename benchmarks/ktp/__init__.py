"""How well KTP pictures are read: invented people, drawn cards, damage as phones do it, exact rates."""
