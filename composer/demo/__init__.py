"""The demo shop: Lumea Home, an invented bilingual household shop, reached like any site, without a network."""

from composer.demo.adapter import DemoAdapter
from composer.demo.shop import DEMO_HOST, DEMO_URL, missing_page, page, paths

__all__ = ["DEMO_HOST", "DEMO_URL", "DemoAdapter", "missing_page", "page", "paths"]
