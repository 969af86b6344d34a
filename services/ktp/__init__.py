"""A photo of a KTP, read: `lines` and `rows` say what stands where, `card` what it means.

Everything but `engine` and `child` is pure and light; only the child process loads the recognition.
"""
