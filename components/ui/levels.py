import streamlit as st
def levels(dataset): st.text("later")
