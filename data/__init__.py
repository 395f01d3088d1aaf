"""Everything about the figures, and nothing about screens."""
