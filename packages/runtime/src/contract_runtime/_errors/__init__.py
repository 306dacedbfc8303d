"""What went wrong, said once: the error tree, the facts of a failure, and what may be shown.

    SDKError                            base
    ├── APIConnectionError              base: no usable answer came
    │   ├── APITimeoutError             time ran out
    │   └── StreamInterruptedError      (also a StreamError)
    ├── APIStatusError                  answers: the server answered with an error
    │   ├── BadRequestError             400
    │   ├── AuthenticationError         401
    │   ├── PermissionDeniedError       403
    │   ├── NotFoundError               404
    │   ├── ConflictError               409
    │   ├── UnprocessableEntityError    422
    │   ├── RateLimitError              429
    │   └── InternalServerError         5xx
    ├── ResponseDecodeError             answers: the answer isn't what the contract says
    └── StreamError                     base: the server sent an error event
        └── StreamInterruptedError      the stream ended before its end was said

Errors state facts and decide nothing. ``facts`` holds what a retry policy may ask of a failed
attempt, and an answer's headers; ``body`` finds message, code and details in an error's body,
``redact`` keeps credentials out, ``chain`` takes causes along through pickle and copy. Nothing here
waits, sends or imports httpx; of our rooms it imports ``_base`` alone.
"""
