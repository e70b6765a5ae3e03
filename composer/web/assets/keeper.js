// Keeps the draft in this browser, on this device: told once what is there, then written on every change.
// A browser that forbids it (private windows) is no error: the draft then lives as long as the connection.

// A long text goes to the server only when its field is left; a reload or Back before that would lose it, and the
// e-mail beside it would stand still. So after a pause in typing we press Streamlit's own "take this over" (Ctrl+Enter)
// for the person.
const PAUSE = 300; // milliseconds
const LONG_TEXT = '[class*="st-key-w_"] textarea';
if (!window.composerTyping) {
  window.composerTyping = { timer: 0 };
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (event.isComposing || !(field instanceof HTMLTextAreaElement) || !field.matches(LONG_TEXT)) return;
    window.clearTimeout(window.composerTyping.timer);
    window.composerTyping.timer = window.setTimeout(() => {
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }));
    }, PAUSE);
  });
}

// After a restart of the server, or a long sleep of the machine, the browser connects to a session that knows nothing of the
// draft, and asks for nothing: the first words typed would be met with an empty beginning. So it asks at once.
const STATE = "data-test-connection-state";
const app = document.querySelector("[data-testid=stApp]");
if (!window.composerConnected && app) {
  window.composerConnected = { ask: () => {}, was: app.getAttribute(STATE) };
  new MutationObserver(() => {
    const known = window.composerConnected;
    const now = app.getAttribute(STATE);
    if (now === "CONNECTED" && known.was !== now) known.ask();
    known.was = now;
  }).observe(app, { attributes: true, attributeFilter: [STATE] });
}

export default function (component) {
  const { data, setStateValue } = component;
  if (window.composerConnected) window.composerConnected.ask = () => setStateValue("connected", Date.now());
  const read = () => {
    try { return window.localStorage.getItem(data.name) ?? ""; } catch { return ""; }
  };
  if (data.text === null) {
    setStateValue("stored", { asked: data.asked, text: read() || "{}" });
    return;
  }
  try {
    if (data.text === "") window.localStorage.removeItem(data.name);
    else if (read() !== data.text) window.localStorage.setItem(data.name, data.text);
  } catch { /* nothing is kept */ }
}
