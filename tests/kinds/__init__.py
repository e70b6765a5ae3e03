"""Tests of the kinds of case."""
