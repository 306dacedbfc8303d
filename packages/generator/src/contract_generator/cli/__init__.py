"""Commands: one module each, imported when it is asked for.

Decides what is said, on which stream, and with which exit code: 0 done; 1 the contract has
errors, or a check found a difference; 2 used wrongly, or a file can't be read or written.
"""
