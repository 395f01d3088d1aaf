"""The scrutiny dashboard: is a partnership's action plan working?

``streamlit run streamlit_app.py`` draws the menu and runs the page asked for.
"""

from components import chrome

chrome.navigate()
