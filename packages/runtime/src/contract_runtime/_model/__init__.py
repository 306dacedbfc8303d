"""Models: what JSON becomes in Python, and what Python becomes in JSON.

A model class describes itself (annotations, defaults, class keywords), so there is nothing else
to keep in step with it. The way of a value:

    annotations.py   an annotation            -> a shape (shapes.py)
    fields.py        a class                  -> its fields, each with a shape and a rule
    decode.py        a struct shape           -> source of its decoder
    encode.py        a struct shape           -> source of its encoders
    compile.py       source                   -> a function, once, seen by tracebacks
    findings.py      a value that failed      -> where, what was due, what stood there

Compiled code is optimistic: it knows no paths and gives up at the first thing that isn't as it
should be. Only then is the value walked again by ``findings.py`` (decoding) or ``refusals.py``
(encoding), plain interpreters of the same shapes, which say where and why. The walk over a
decoded document also finds what was new in it (``drift.py``).

May import ``_errors`` and ``_base``, and nothing of the rooms above.
"""
