"""A photo of a KTP, read: `lines` and `rows` find what stands where, `card` what it says, `reader` asks a child.

Everything but `engine` and `child` is pure and light; only the child process loads the recognition.
"""
