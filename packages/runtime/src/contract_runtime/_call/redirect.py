"""Which redirects are followed, and what goes along (the language, § 5; RFC 9110 § 15.4).

Nothing that may be a credential goes to another origin (RFC 6454 § 4: another scheme, host or
port). Since any header may be one, only those go there that are known to be none.
"""

from __future__ import annotations

from copy import copy

from .headers import HARMLESS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Optional

    from .request import Request

#: Redirects that one try follows.
MAX_REDIRECTS = 10


def redirected(
    request: Request,
    status: int,
    location: Optional[str],
    hops: int,
    resolve: Callable[[str, str], Optional[str]],
    same_origin: Callable[[str, str], bool],
) -> Optional[Request]:
    """The request that follows a redirect, the next after ``hops``, or ``None``: it isn't followed.

    ``resolve`` makes an absolute http or https URL of a base and a reference, or ``None``.
    """
    safe = request.verb in ("GET", "HEAD") and status in (301, 302, 303)
    if not (safe or status in (307, 308)) or not location or hops >= MAX_REDIRECTS:
        return None
    url = resolve(request.url, location)
    if url is None:
        return None
    following = copy(request)
    following.url = url
    if not same_origin(request.url, url):
        names = HARMLESS - {"host"}  # the caller's is that of the origin that was left
        following.fields = [each for each in request.fields if each[0].lower().decode() in names]
        following.names_host = False
        # Once away, always away: coming back by another's word brings no credentials along.
        following.foreign = True
    return following
