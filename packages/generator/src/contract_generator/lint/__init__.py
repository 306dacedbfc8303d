"""What a contract may say and had better not, or can't mean; and the way from bytes to findings.

Decides nothing about Python. May import ``contract`` and below.
"""
