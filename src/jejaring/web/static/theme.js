// Sets the theme that the reader has chosen before the page is painted; without a choice the page follows the system.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // A browser that keeps nothing still follows the system.
}
