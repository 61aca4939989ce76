// Sliders that sum to 100: moving one shares the rest among the others as they stand; the numbers beside follow from the server.
const PAUSE = 120;

/** Make a form of weights live. */
export function weigh(form) {
  const parts = [...form.querySelectorAll('.weight')].map(row => ({
    code: row.dataset.code, share: Number(row.dataset.share), slide: row.querySelector('.slide'), amount: row.querySelector('.amount'),
    lock: row.querySelector('.lock input'), row,
  }));
  form.querySelector('.compute').hidden = true;
  for (const part of parts) {
    part.slide.hidden = false;
    part.row.querySelector('.lock').hidden = parts.length < 3;
    for (const field of [part.slide, part.amount]) field.addEventListener('input', () => move(parts, part, field, () => ask(form, parts)));
    part.amount.addEventListener('change', () => show(parts));
    part.lock.addEventListener('change', () => { part.slide.disabled = part.amount.disabled = part.lock.checked; });
  }
  form.addEventListener('submit', event => event.preventDefault());
  bringOwn();
}

function move(parts, part, field, then) {
  const wanted = Number(field.value.replace(',', '.'));
  if (!Number.isFinite(wanted) || field.value === '') return;
  const held = sum(parts.filter(other => other !== part && other.lock.checked));
  const free = parts.filter(other => other !== part && !other.lock.checked);
  const before = sum(free);
  part.share = free.length ? Math.min(Math.max(wanted, 0), 100 - held) : 100 - held;
  const rest = 100 - held - part.share;
  for (const other of free) other.share = before > 0 ? other.share * rest / before : rest / free.length;
  show(parts, field);
  then();
}

const sum = parts => parts.reduce((total, part) => total + part.share, 0);

/** Shares in tenths that sum to 1000, by the largest remainder. */
function tenths(parts) {
  const exact = parts.map(part => part.share * 10), whole = exact.map(value => Math.floor(value + 1e-9));
  const short = 1000 - whole.reduce((total, value) => total + value, 0);
  const order = exact.map((value, place) => place).sort((a, b) => whole[a] - exact[a] - (whole[b] - exact[b]) || a - b);
  for (const place of order.slice(0, short)) whole[place] += 1;
  return whole;
}

function show(parts, typed) {
  const shown = tenths(parts);
  parts.forEach((part, place) => {
    const share = shown[place] / 10;
    if (typed !== part.slide) part.slide.value = share;
    if (typed !== part.amount) part.amount.value = share;
    for (const cell of document.querySelectorAll(`[data-share-of="${part.code}"]`)) cell.textContent = `${local(share, 1)}%`;
  });
}

const local = (value, decimals) =>
  value.toLocaleString(document.documentElement.lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

let waiting, latest;

/** Put the weights into the address, then ask what they do. */
function ask(form, parts) {
  const own = new Map((new URLSearchParams(location.search).get('w') ?? '').split(';').filter(Boolean).map(item => item.split(':')));
  tenths(parts).forEach((share, place) => own.set(parts[place].code, String(share / 10)));
  keep([...own].map(item => item.join(':')).join(';'));
  clearTimeout(waiting);
  waitingFor(form);
}

function waitingFor(form) {
  waiting = setTimeout(async () => {
    latest?.abort();
    latest = new AbortController();
    try {
      const asked = new URL(location);
      asked.pathname = form.dataset.live;
      asked.searchParams.delete('q');
      const answer = await fetch(asked, { signal: latest.signal });
      if (answer.ok) fill(await answer.json(), form.dataset.measures);
    } catch (error) {
      if (error.name !== 'AbortError') throw error;
    }
  }, PAUSE);
}

/** Write the weights into the address, and into what leads on from this view. */
function keep(weights) {
  const put = address => {
    const there = new URL(address, location);
    there.searchParams.set('w', weights);
    // The address stays readable: K1:30;K2:70.
    there.search = there.search.replaceAll('%3A', ':').replaceAll('%3B', ';');
    return there;
  };
  history.replaceState(history.state, '', put(location));
  for (const link of document.querySelectorAll('a[data-keep], a[hreflang], link[hreflang]')) link.href = put(link.href);
  for (const form of document.querySelectorAll('form')) {
    if (!form.querySelector('[name=region], [name=node], [name=w]')) continue;
    const field = form.querySelector('[name=w]') ?? form.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name: 'w' }));
    field.value = weights;
  }
}

function fill(view, measures) {
  for (const place of document.querySelectorAll('[data-said]')) place.textContent = view.said[place.dataset.said] ?? '';
  const body = document.querySelector('.order tbody'), model = body.rows[0];
  const rows = new Map([...body.rows].map(row => [row.dataset.region, row]));
  const ordered = view.lines.map(line => {
    const row = rows.get(line.region) ?? fresh(model, line);
    row.cells[0].textContent = local(line.rank, 0);
    row.cells[2].textContent = local(line.score, measures === 'official' ? 2 : 1);
    row.cells[3].textContent = line.moved === null ? '' : line.moved === 0 ? '=' : `${line.moved > 0 ? '▲' : '▼'} ${local(Math.abs(line.moved), 0)}`;
    return row;
  });
  body.replaceChildren(...ordered);
  bringOwn();
}

/** Scroll the ranking, not the page, so that the region's own row is in its middle. */
function bringOwn() {
  const own = document.querySelector('.order .own'), box = own?.closest('.scroll');
  if (box) box.scrollTop = own.offsetTop - (box.clientHeight - own.offsetHeight) / 2;
}

/** A row for a region that had no rank before. */
function fresh(model, line) {
  const row = model.cloneNode(true), link = row.querySelector('a');
  row.dataset.region = line.region;
  row.removeAttribute('class');
  row.removeAttribute('aria-current');
  link.textContent = line.name;
  const there = new URL(link.href);
  there.searchParams.set('region', line.region);
  link.href = there;
  return row;
}
