// Live figures: each still is replaced by its Vega picture when it comes near; the address says which region is in focus.
import { focus, look, onFocus } from "./focus.js";
import { theme } from "./switch.js";

const NARROW = 640, REACH = 26;
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const fetched = new Map();
const json = address => {
  if (!fetched.has(address)) fetched.set(address, fetch(address).then(answer => answer.ok ? answer.json() : Promise.reject(answer.status)));
  return fetched.get(address);
};
let library;
const load = address => library ??= import(address);

/** Mount every figure once it comes within 300 pixels of what the reader sees. */
export function live(figures) {
  const near = new IntersectionObserver(seen => {
    for (const entry of seen) {
      if (!entry.isIntersecting) continue;
      near.unobserve(entry.target);
      // Where the live picture cannot be made the still remains, with its links and its table.
      mount(entry.target).catch(error => console.error(error));
    }
  }, { rootMargin: '300px' });
  for (const figure of figures) near.observe(figure);
}

async function mount(figure) {
  const [{ vegaEmbed }, picture] = await Promise.all([load(figure.dataset.bundle), json(figure.dataset.picture)]);
  const box = figure.querySelector('.canvas'), out = figure.querySelector('output');
  const rows = places(picture.spec.datasets);
  const state = { view: null, tall: null, out, rows, figure, box };
  const chosen = () => focus() || figure.dataset.region || '';
  const room = () => {
    const width = Math.floor(box.clientWidth), tall = figure.clientWidth < NARROW ? 1 : 0;
    const shape = picture.ratio[tall];
    return { width, tall, height: Math.round(picture.is_ratio ? width / shape : shape) };
  };
  async function draw() {
    const config = await json(figure.dataset[theme()]);
    if (!state.view) box.dataset.making = '';
    box.hidden = false;
    const { width, tall, height } = room();
    box.style.height = `${height}px`;
    const spec = structuredClone(picture.spec);
    spec.params = spec.params.map(param => (param.name === 'tall' ? { ...param, value: tall } : param));
    Object.assign(spec, { width, height, datasets: { ...spec.datasets, picked: picked(rows, chosen()) } });
    state.view?.finalize();
    ({ view: state.view } = await vegaEmbed(box, spec, {
      ast: true, actions: false, defaultStyle: false, renderer: 'svg', config,
      tooltip: (handler, event, item, value) => { if (value) say(state, String(value)); },
    }));
    state.tall = tall;
    relink(box);
    delete box.dataset.making;
    figure.dataset.ready = '';
    if (rows.length) listen(state);
  }
  await draw();
  document.addEventListener('theme', draw);
  watch(state, room, draw);
  if (rows.length) {
    onFocus(region => {
      figure.dataset.region = region;
      show(state, region);
    });
    keys(state);
  }
}

/** The rows that stand for regions: the data set with keys that is not the one in focus. */
function places(datasets) {
  const found = Object.entries(datasets).find(([name, rows]) => name !== 'picked' && rows[0]?.k !== undefined);
  return 'picked' in datasets && found ? found[1] : [];
}

const picked = (rows, region) => rows.filter(row => row.k === region).map(row => ({ ...row }));

function watch(state, room, draw) {
  let last = state.box.clientWidth;
  new ResizeObserver(() => {
    const { width, tall, height } = room();
    if (width === last || !width) return;
    last = width;
    if (tall !== state.tall) return draw();
    state.box.style.height = `${height}px`;
    state.view.signal('width', width - 8).signal('height', height - 8).runAsync().then(() => relink(state.box));
  }).observe(state.figure);
}

/** A click looks at the region under it, or at the nearest tile within a finger's reach; none on the empty sea. */
function listen(state) {
  state.view.addEventListener('click', (event, item) => {
    const region = item?.datum?.k ?? item?.datum?.properties?.k ?? nearest(state, event);
    if (region) look(region);
  });
}

function nearest(state, event) {
  if (state.rows[0].x === undefined) return '';
  const [left, top] = state.view.origin(), edge = state.box.querySelector('svg').getBoundingClientRect();
  const across = state.view.scale('x'), down = state.view.scale('y');
  let best = '', least = REACH;
  for (const row of state.rows) {
    const [x, y] = at(state, row);
    const away = Math.hypot(across(x) + left + edge.left - event.clientX, down(y) + top + edge.top - event.clientY);
    if (away < least) [best, least] = [row.k, away];
  }
  return best;
}

const at = (state, row) => (state.tall ? [row.X, row.Y] : [row.x, row.y]);

function show(state, region) {
  const rows = picked(state.rows, region);
  state.view.signal('focus', region).data('picked', rows).runAsync().then(() => relink(state.box));
  say(state, rows[0]?.say ?? '', region);
  for (const row of state.figure.querySelectorAll('tr[data-region]')) {
    if (row.dataset.region === region) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
  }
}

/** Write what a mark says below the figure; for a region with the way to its portrait. */
function say(state, words, region = state.rows.find(row => row.say === words)?.k) {
  state.out.textContent = words;
  const link = region && state.figure.querySelector(`tr[data-region="${region}"] a`);
  if (!link) return;
  const way = document.createElement('a');
  way.href = link.href;
  way.textContent = state.figure.dataset.open;
  state.out.append(' ', way);
}

/** Arrow keys go to the tile with the least way in their direction, across the sea too; Escape lets go, Enter opens the portrait. */
function keys(state) {
  state.box.addEventListener('keydown', event => {
    if (event.key === 'Escape') look('');
    else if (event.key === 'Enter') state.out.querySelector('a')?.click();
    else if (DIRECTIONS[event.key]) {
      event.preventDefault();
      look(next(state, DIRECTIONS[event.key]), { held: event.repeat });
    }
  });
}

function next(state, [dx, dy]) {
  const here = state.rows.find(row => row.k === state.figure.dataset.region);
  if (!here) return state.rows[0].k;
  // A ranking and a map of outlines have an order, no grid.
  if (here.x === undefined) return (state.rows[state.rows.indexOf(here) + (dx || dy)] ?? here).k;
  const [x, y] = at(state, here);
  let best = here, least = Infinity;
  for (const row of state.rows) {
    const [u, v] = at(state, row);
    const along = (u - x) * dx + (v - y) * dy, off = Math.abs((u - x) * dy) + Math.abs((v - y) * dx);
    if (along > 0.01 && off <= 1.8 * along && along + 0.9 * off < least) [best, least] = [row, along + 0.9 * off];
  }
  return best.k;
}

/** Vega writes url(address#id); after the address has changed only the part behind # holds. */
function relink(box) {
  for (const mark of box.querySelectorAll('[fill^="url("],[clip-path^="url("]')) {
    for (const name of ['fill', 'clip-path']) {
      if (mark.hasAttribute(name)) mark.setAttribute(name, mark.getAttribute(name).replace(/url\((["']?)[^#)]*#/, 'url($1#'));
    }
  }
}
