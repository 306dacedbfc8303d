"""What ``contract mock`` answers: a contract's methods over HTTP, with values that fit.

Pure but for ``app``, which waits: routes, input, memory and samples are functions of the
contract and of the requests so far, never of a clock or of chance. Only ``app`` may import
Starlette, and nothing but the command imports ``app``. May import the rooms below ``plan``, and
``plan.words``.
"""
