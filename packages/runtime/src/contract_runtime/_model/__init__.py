"""Models: what JSON becomes in Python, and what Python becomes in JSON.

A model class describes itself (annotations, defaults, class keywords), so there is nothing else
to keep in step with it. The way of a value:

    annotations.py   an annotation, a class   -> a shape (shapes.py)
    decode.py        a shape                  -> source of its decoder
    encode.py        a shape                  -> source of its encoders
    compile.py       source                   -> a function, once, seen by tracebacks
    findings.py      a value that failed      -> where, what was due, what stood there

Compiled code is optimistic: it knows no paths and gives up at the first thing that isn't as it
should be. Only then does ``findings.py``, a plain interpreter of the same shapes, walk the value
again and say where and why. Its walk over a document also finds what is new in it (``drift.py``).

May import ``_errors`` and ``_base``, and nothing of the rooms above.
"""
