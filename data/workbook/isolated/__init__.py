"""What stands in the cells of a file that nobody has looked at yet?

A program of its own: ``intake`` starts it in a fresh interpreter with ``-I``, with
a file on standard input, and reads its answer in JSON. Nothing here imports the
rest of the project, nor does the rest import this: whatever a hostile file does
to it, the server goes on.
"""
