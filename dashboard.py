"""Sotavento's page. Streamlit runs this script for each visit and each change; ``app.py`` starts the server."""

from components.ui.site import show

show()
