"""What does this spreadsheet say, and what is wrong with it?

``read`` is what everyone else calls: bytes in, a plan and its issues out.
``read_files`` does the same for a version that came in several files.
"""

from data.workbook.files import read, read_files

__all__ = ["read", "read_files"]
