"""The sentences each page is made of, built from released plans and figures."""
