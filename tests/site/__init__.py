"""Tests of the site search; `pages/` holds invented pages with what they must yield."""
