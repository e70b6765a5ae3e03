"""The site search beside its peers, on one invented shop of 300 pages: `python -m benchmarks.site`."""
