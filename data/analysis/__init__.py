"""What follows from a plan, or from two? Pure: no I/O and no clock."""
