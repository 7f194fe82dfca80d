"""One of the usual ways to put points on a Streamlit map; each press of the button draws new ones.

SOTAVENTO_BENCH_WAY names it. A press draws one point less than the one before, so that each picture can be told apart.
"""

import gc
import os
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import folium
import numpy as np
import pandas as pd
import pydeck
import streamlit as st
from folium.plugins import MarkerCluster

# Leaflet as set-up has installed it, since no network is used; nothing else that folium links to is needed here.
LEAFLET = "../../app/static/vendor/leaflet"
# folium's popups use jQuery for nothing but making an element of a text.
MADE = "const t = document.createElement('template'); t.innerHTML = html.trim(); return [t.content.firstElementChild];"
JQUERY = f"data:text/javascript,window.$=function(html){{{quote(MADE)}}}"
folium.Map.default_js = [("leaflet", f"{LEAFLET}/leaflet.js"), ("jquery", JQUERY)]
MarkerCluster.default_js = [("cluster", "../../app/static/vendor/leaflet.markercluster.js")]
MarkerCluster.default_css = []
folium.Map.default_css = [("leaflet_css", f"{LEAFLET}/leaflet.css")]
DETAILED = 100_000  # points of which pydeck is given more than the place: a million with all are too long a message
CENTRE, ZOOM = [14.5, -67.0], 5


def points(size: int, seed: int) -> pd.DataFrame:
    dice = np.random.default_rng(seed)
    frame = pd.DataFrame({"lat": dice.uniform(8, 20, size).round(4), "lon": dice.uniform(-74, -59, size).round(4)})
    return frame.assign(name=[f"Asset {number}" for number in range(size)], status="present", day="2025-11-16")


def words(row: Any) -> str:
    return f"<b>{row.name}</b><br>{row.status}, {row.day}"


def folium_map(frame: pd.DataFrame, way: str) -> folium.Map:
    drawn = folium.Map(CENTRE, zoom_start=ZOOM, tiles=None, max_zoom=18)
    if way == "geojson":
        shape = folium.GeoJson(features(frame), marker=folium.CircleMarker(radius=5))
        folium.GeoJsonPopup(["name", "status", "day"]).add_to(shape)
        return shape.add_to(drawn) and drawn
    holder = MarkerCluster().add_to(drawn) if way == "cluster" else drawn
    for row in frame.itertuples(index=False):
        folium.Marker([row.lat, row.lon], popup=folium.Popup(words(row))).add_to(holder)
    return drawn


def features(frame: pd.DataFrame) -> dict[str, Any]:
    shapes = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row.lon, row.lat]},
            "properties": {"name": row.name, "status": row.status, "day": row.day},
        }
        for row in frame.itertuples(index=False)
    ]
    return {"type": "FeatureCollection", "features": shapes}


def draw(frame: pd.DataFrame, way: str) -> None:
    if way == "st.map":
        st.map(frame[["lat", "lon"]])
    elif way == "pydeck":
        told = frame if len(frame) <= DETAILED else frame[["lat", "lon"]]
        layer = pydeck.Layer("ScatterplotLayer", told, get_position=["lon", "lat"], get_radius=5000, pickable=True)
        view = pydeck.ViewState(latitude=CENTRE[0], longitude=CENTRE[1], zoom=ZOOM)
        st.pydeck_chart(pydeck.Deck([layer], initial_view_state=view, map_style=None))
    else:
        from streamlit_folium import st_folium

        st_folium(folium_map(frame, way), height=600, width=1000, returned_objects=[])


st.session_state.setdefault("round", 0)
if st.button("Next"):
    st.session_state["round"] += 1
step = st.session_state["round"]
began = time.perf_counter()
draw(points(int(os.environ["SOTAVENTO_BENCH_SIZE"]) - step, step), os.environ["SOTAVENTO_BENCH_WAY"])
with Path(os.environ["SOTAVENTO_BENCH_LOG"]).open("a") as log:
    log.write(f"{1000 * (time.perf_counter() - began)}\n")
gc.freeze()
