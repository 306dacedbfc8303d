"""What a stream's flow asks of its driver."""


class Step:
    """One thing to be done."""

    __slots__ = ()


OPEN = Step()  # connect, from behind the core's last event id, and send the connection
OPENED = Step()  # nothing: the stream is open, and reading it comes next
READ = Step()  # send the next chunk, None at the end
WAIT = Step()  # wait as long as the core's delay says
CLOSE = Step()  # free the connection
ENDED = Step()  # stop
