"""Everything about the figures, and nothing about screens."""

import os

# openpyxl writes other bytes for the same cells where lxml is installed, which the
# committee paper brings: a workbook made here is the same, byte for byte, anywhere.
os.environ["OPENPYXL_LXML"] = "False"
