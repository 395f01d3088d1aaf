"""What can be asked for at a prompt, one module for each kind of question."""
