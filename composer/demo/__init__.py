"""The demo shop: Lumea Home, an invented bilingual household shop, reached like any site, without a network.

`.example` is reserved (RFC 2606), so no real shop is ever hidden by it.
"""

from composer.demo.shop import DEMO_HOST, DEMO_URL, DemoAdapter, page

__all__ = ["DEMO_HOST", "DEMO_URL", "DemoAdapter", "page"]
