"""Other tools' documents: what editors and other generators read.

Decides how the language looks to them. May import ``contract`` and below.
"""
