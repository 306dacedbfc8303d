"""What all tests of the runtime share: ``from cases.sse import …`` finds the tables of ``cases/``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
