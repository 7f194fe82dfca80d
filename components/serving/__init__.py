"""What the server answers beside the page: reports, feeds, a map to embed, its own health; and what it refuses.

Starlette routes and middleware that ``app.py`` hands to Streamlit's server.
"""
