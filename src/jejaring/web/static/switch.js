// The button that turns light into dark and back, and keeps the choice in this browser.
const dark = matchMedia('(prefers-color-scheme: dark)');

/** The theme in force: the reader's choice, else the system's. */
export const theme = () => document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light');

/** Show the button and let it change the theme; figures hear the event `theme` on the document. */
export function switchable(button) {
  const other = () => (theme() === 'dark' ? 'light' : 'dark');
  const name = () => { button.textContent = button.dataset[other()]; };
  const tell = () => { name(); document.dispatchEvent(new Event('theme')); };
  button.addEventListener('click', () => {
    document.documentElement.dataset.theme = other();
    try {
      localStorage.setItem('theme', theme());
    } catch {
      // The choice then holds for this page only.
    }
    tell();
  });
  dark.addEventListener('change', tell);
  name();
  button.hidden = false;
}
