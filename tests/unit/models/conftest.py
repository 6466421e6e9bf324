"""The recipe's scripts are no package that is installed: they are run from `models/`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "models"))
