"""Everything about the figures, and nothing about screens."""

import os

# python-docx brings lxml, which openpyxl would take up as soon as it is there: its
# workbooks would be other bytes, the samples' among them.
os.environ["OPENPYXL_LXML"] = "False"
