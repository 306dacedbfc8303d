"""Templates and what fills them.

Decides nothing: a template gives code its shape and refuses to print what isn't ``Code``. May
import ``plan`` and ``text``.
"""
