"""Brings leaves of unlike units onto one scale, higher always better."""
