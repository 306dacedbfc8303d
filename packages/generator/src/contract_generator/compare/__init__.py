"""What became of one contract in another: kinds of change, what they break, the version.

Two contracts are compared as Python sees them, by their plans, and as they travel. Each change is
judged twice: by what it does to programs that were written against the old SDK and get the new
one (*callers*), and to old SDKs that meet a server of the new contract (*released clients*).
Imports ``plan`` and what is below it.
"""
