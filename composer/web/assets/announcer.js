// Tells the browser the page's language, and after a change of page moves the focus to its heading and says its name:
// without it the focus falls to <body> and a screen reader stays silent.

// The theme is Streamlit's: the app's box says light or dark, and our style sheet follows it. Dialogs and lists hang outside
// that box, so the whole document is told too, at once and without asking the server.
function followTheme() {
  document.documentElement.style.colorScheme = window.getComputedStyle(app()).colorScheme;
}
const app = () => document.querySelector("[data-testid=stApp]");
if (!window.composerTheme && app()) {
  window.composerTheme = new MutationObserver(followTheme);
  window.composerTheme.observe(app(), { attributes: true, attributeFilter: ["class"] });
  followTheme();
}

// Streamlit's own few words are English in every language (its issue #1353). The link at the top is an element that it never
// changes again; the words of the file chooser come and go, so the style sheet puts ours in their place.
function speak(own) {
  const skip = document.querySelector("[data-testid=stSkipToContent]");
  if (skip && skip.textContent !== own.skip) skip.textContent = own.skip;
  for (const name of ["upload", "limit"])
    document.documentElement.style.setProperty(`--cc-words-${name}`, JSON.stringify(own[name]));
  window.composerWords = own;
  label();
  if (window.composerChooser) return;
  window.composerChooser = new MutationObserver(label);
  window.composerChooser.observe(document.body, { childList: true, subtree: true });
}
// A style sheet's words are no name to a screen reader.
function label() {
  for (const button of document.querySelectorAll("[data-testid=stFileUploaderDropzone] > span button"))
    if (button.ariaLabel !== window.composerWords.upload) button.ariaLabel = window.composerWords.upload;
}

export default function (component) {
  const { data, parentElement } = component;
  document.documentElement.lang = data.language;
  speak(data);
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
