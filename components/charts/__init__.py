"""Pure charts: a frame in, an Altair chart out."""
