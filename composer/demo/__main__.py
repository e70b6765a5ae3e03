"""`python -m composer.demo [PORT]`: look at the demo shop in a browser. For trainers; the program needs no port."""

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests

from composer.demo import DEMO_URL, DemoAdapter

HERE = "127.0.0.1"


class Counter(BaseHTTPRequestHandler):
    """Hands each request to the demo adapter."""

    def do_GET(self) -> None:
        """One page."""
        request = requests.Request("GET", DEMO_URL + self.path.lstrip("/")).prepare()
        answer = DemoAdapter().send(request)
        self.send_response(answer.status_code)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.content)


def main() -> None:
    """Serve until Ctrl+C."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8090
    sys.stderr.write(f"Lumea Home is open at http://{HERE}:{port}/ until you press Ctrl+C.\n")
    ThreadingHTTPServer((HERE, port), Counter).serve_forever()


if __name__ == "__main__":
    main()
