"""The isolated reader's first lines: find its own modules, and answer.

An isolated interpreter looks for modules nowhere near its script, so this one is
told where they are. They are loaded before any limit is set and any byte is read.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

NAME = "isolated"


def main() -> None:
    """Load the package that stands around this script, and let it answer."""
    folder = Path(__file__).parent
    spec = spec_from_file_location(
        NAME, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        sys.exit("The reader cannot find its own modules.")
    package = module_from_spec(spec)
    sys.modules[NAME] = package
    spec.loader.exec_module(package)
    import_module(f"{NAME}.answer").main()


if __name__ == "__main__":
    main()
