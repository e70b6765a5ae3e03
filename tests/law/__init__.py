"""Tests of countries, working days and facts of law."""
