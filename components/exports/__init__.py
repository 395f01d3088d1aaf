"""Papers, packs and downloads, built from released content."""
