// Each line of the e-mail leads back to the question that it came from: a click or Enter on [data-cc-go] focuses the
// question where it is on this page, else asks the server for its page and focuses it there.
export default function (component) {
  const { data, setTriggerValue } = component;
  const state = (window.composerLeads ??= { done: 0 });
  state.ask = (target) => setTriggerValue("go", target);

  const field = (name) => {
    const main = document.querySelector("[data-testid=stMainBlockContainer]");
    const box = main?.querySelector(`.st-key-w_${name}, [class*="st-key-w_${name}-"], .st-key-${name}`);
    const kinds = ["input:not([type=hidden]):not([disabled])", "textarea", "[role=spinbutton]", "button", "summary"];
    return kinds.map((kind) => box?.querySelector(kind)).find(Boolean) ?? null;
  };
  const show = (found) => {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  };
  const follow = (event) => {
    const line = event.target.closest?.("[data-cc-go]");
    if (!line || (event.type === "keydown" && event.key !== "Enter")) return;
    if (event.type === "click" && String(window.getSelection())) return; // text was being marked
    const found = field(line.dataset.ccGo.split("|")[1]);
    if (found) show(found);
    else state.ask(line.dataset.ccGo);
  };
  if (!state.listening) {
    document.addEventListener("click", follow);
    document.addEventListener("keydown", follow);
    state.listening = true;
  }
  if (data.number > state.done) {
    state.done = data.number;
    let tries = 0;
    const settle = () => {
      const found = field(data.field);
      if (found) show(found);
      else if (++tries < 60) window.setTimeout(settle, 50);
    };
    window.setTimeout(settle, 300); // after the heading has had the focus and was announced
  }
}
