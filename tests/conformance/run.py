"""Runs every check against running servers, with nothing but the standard library.

``python run.py todoclient=http://127.0.0.1:8080,https://127.0.0.1:8443,authority.pem …``: for
each SDK its server's URL, the URL by TLS, and the certificate of the authority behind that.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import pkgutil
import sys
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = ("sync", "async")
#: Seconds after which an async check hangs.
LIMIT = 60


def checks(package):
    """The checks of an SDK: ``check_*`` of the modules of ``checks`` that name it."""
    if HERE not in sys.path:
        sys.path.insert(0, HERE)
    found = []
    for module_info in pkgutil.iter_modules([os.path.join(HERE, "checks")]):
        module = importlib.import_module("checks." + module_info.name)
        if package == module.PACKAGE:
            for name, check in sorted(vars(module).items()):
                if name.startswith("check_"):
                    found.append((f"{module_info.name}.{name[6:]}", check))
    return found


def run_check(check, package, urls, kind):
    """Run one check, with its clients closed at the end."""
    from kit import Kit

    async def run():
        kit = Kit(package, urls, kind)
        try:
            await asyncio.wait_for(check(kit), LIMIT)
        finally:
            await kit.close()

    asyncio.run(run())


def main(arguments):
    failed = total = 0
    for argument in arguments:
        package, _, urls = argument.partition("=")
        for name, check in checks(package):
            for kind in KINDS:
                total += 1
                try:
                    run_check(check, package, urls.split(","), kind)
                except Exception:
                    failed += 1
                    print(f"FAILED {package} {name}[{kind}]")
                    traceback.print_exc(file=sys.stdout)
    print(f"{total} checks, {failed} failed, Python {sys.version.split()[0]}")
    return 1 if failed or not total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
