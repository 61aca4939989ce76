// When the region changes, the parts of the page that speak of it are fetched anew, made by the server as at the first visit.
import { onFocus } from "./focus.js";

let latest;

/** Keep the given parts in step with the address. */
export function refresh(parts) {
  if (!parts.length) return;
  onFocus(async () => {
    latest?.abort();
    latest = new AbortController();
    try {
      const answer = await fetch(location.href, { signal: latest.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const part of parts) {
        const fresh = page.getElementById(part.id), old = document.getElementById(part.id);
        if (fresh && old) old.replaceWith(document.importNode(fresh, true));
      }
    } catch (error) {
      if (error.name !== 'AbortError') throw error;
    }
  });
}
