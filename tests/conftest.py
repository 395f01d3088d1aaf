"""What every test starts from."""

import data  # noqa: F401 - it settles how workbooks are written, before any is
