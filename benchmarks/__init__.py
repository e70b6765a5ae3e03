"""How fast the program is, and how good its own e-mails are, as ratios: `python -m benchmarks [--json]` (`make bench`).

A ratio compares a thing with the least that could do the same kind of work, on the same machine in the same
minute, so it means the same on a slow laptop and a fast server. Nothing here is asserted; the figures are for eyes.
"""
