"""The Store service, with all the habits that real services have.

``create_app()`` is the ASGI application, ``serving(app)`` runs one on a free loopback port. By
itself: ``uvicorn --factory server:create_app --port 8082``. All paths are under ``/api``.
"""

from .app import create_app
from .loopback import serving

__all__ = ["create_app", "serving"]
