"""`python -m composer …`: the command line."""

import gc
import sys
from importlib import import_module

# A short command makes much and throws little away: looking for rubbish every 700 objects took a tenth of its time.
gc.set_threshold(50_000, 20, 100)

sys.exit(import_module("composer.cli").main())
