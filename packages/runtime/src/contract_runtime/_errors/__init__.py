"""What went wrong, said once: the error tree, the facts of a failure, and what may be shown.

``tree`` draws the hierarchy, ``base`` is its root and knows how errors are told and pickled.
``facts`` holds what a retry policy may ask of a failed attempt,
``body`` finds message, code and details in an error's body, ``redact`` keeps credentials out.
Nothing here waits, sends or imports httpx; of our rooms it imports ``_base`` alone.
"""
