"""Workbooks to try the dashboard with, and the scripts that make them."""
