// Which region the page looks at. The address holds it; figures, tables and lines only show it.
const hears = new Set();
let resting;

/** The region that the address names. */
export const focus = () => new URLSearchParams(location.search).get('region') ?? '';

/** Call a function whenever the region changes. */
export const onFocus = hear => hears.add(hear);

/** Look at a region ('' for none). While keys are held the address is replaced, and kept as a step once they rest. */
export function look(region, { held = false } = {}) {
  if (region === focus()) return;
  const address = new URL(location);
  if (region) address.searchParams.set('region', region);
  else address.searchParams.delete('region');
  clearTimeout(resting);
  if (held) {
    history.replaceState({}, '', address);
    resting = setTimeout(() => history.pushState({}, '', address), 700);
  } else history.pushState({}, '', address);
  tell(region);
}

function tell(region) {
  for (const link of document.querySelectorAll('a[hreflang]')) {
    const there = new URL(link.href);
    there.search = location.search;
    link.href = there;
  }
  for (const hear of hears) hear(region);
}

addEventListener('popstate', () => tell(focus()));
