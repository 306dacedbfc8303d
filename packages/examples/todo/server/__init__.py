"""The Todo service: Starlette on uvicorn, SQLite behind it.

``create_app(database)`` is the ASGI application, ``serving(app)`` runs one on a free loopback
port. By itself: ``uvicorn --factory server:create_app --port 8080``.
"""

from .app import create_app
from .loopback import serving

__all__ = ["create_app", "serving"]
