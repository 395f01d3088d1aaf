"""What holds for every test: openpyxl is as the application has it."""

import data  # noqa: F401 - says, before any test imports it, how openpyxl writes
