"""The Chat service: answers like a parrot, whole or token by token, and calls tools.

``create_app()`` is the ASGI application, ``serving(app)`` runs one on a free loopback port. By
itself: ``uvicorn --factory server:create_app --port 8081``. All paths are under ``/v1``.
"""

from .app import create_app
from .loopback import serving

__all__ = ["create_app", "serving"]
