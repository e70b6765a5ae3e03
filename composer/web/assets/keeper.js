// Keeps the draft in this browser, on this device: told once what is there, then written on every change.
// A browser that forbids it (private windows) is no error: the draft then lives as long as the connection.
export default function (component) {
  const { data, setStateValue } = component;
  const read = () => {
    try { return window.localStorage.getItem(data.name) ?? ""; } catch { return ""; }
  };
  if (data.text === null) {
    setStateValue("stored", read() || "{}");
    return;
  }
  try {
    if (data.text === "") window.localStorage.removeItem(data.name);
    else if (read() !== data.text) window.localStorage.setItem(data.name, data.text);
  } catch { /* nothing is kept */ }
}
