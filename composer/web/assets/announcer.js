// Tells the browser the page's language, and after a change of page moves the focus to its heading and says its name:
// without it the focus falls to <body> and a screen reader stays silent.
export default function (component) {
  const { data, parentElement } = component;
  document.documentElement.lang = data.language;
  const before = window.composerPage;
  window.composerPage = data.page;
  if (before === undefined || before === data.page) return;
  const voice = parentElement.querySelector("[aria-live]");
  let tries = 0;
  const settle = () => {
    const heading = document.querySelector("[data-testid=stMainBlockContainer] h1");
    if (heading && heading.textContent.trim() === data.heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
      if (voice) voice.textContent = data.words;
    } else if (++tries < 100) window.requestAnimationFrame(settle);
  };
  settle();
}
