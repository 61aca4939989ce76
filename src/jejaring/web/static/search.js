// Suggestions under the search field while a reader types; choosing one goes to its portrait, Enter on none sends the form.
const MOST = 8;
const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Order names by how they fit: the whole name, its beginning, the beginning of a word, anywhere. */
function fitting(names, typed) {
  const wanted = plain(typed);
  if (!wanted) return [];
  const turn = name => {
    const words = name.find.split('|');
    if (words.includes(wanted)) return 0;
    if (words.some(word => word.startsWith(wanted))) return 1;
    return words.some(word => word.includes(` ${wanted}`)) ? 2 : 3;
  };
  return names.filter(name => name.find.includes(wanted)).sort((a, b) => turn(a) - turn(b)).slice(0, MOST);
}

/** The address of this view with another region, or with one more where it shows several. */
function chosen(how, key) {
  const there = new URL(location);
  there.searchParams.delete('q');
  if (how === 'region') there.searchParams.set('region', key);
  else if (!there.searchParams.getAll('region').includes(key)) there.searchParams.append('region', key);
  return there;
}

/** Give a search form its suggestions. */
export function suggest(form) {
  const field = form.querySelector('input[type=search]'), list = form.querySelector('[role=listbox]');
  const portrait = key => {
    if (form.dataset.keep) return location.assign(chosen(form.dataset.keep, key));
    const edition = form.querySelector('[name=edition]')?.value;
    location.assign(`${form.getAttribute('action').split('?')[0]}/wilayah/${key}${edition ? `?edition=${encodeURIComponent(edition)}` : ''}`);
  };
  let names, shown = [], at = -1;
  const load = () => names ??= fetch(form.dataset.suggestions).then(answer => answer.json()).then(answer => answer.names);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');

  function show(found) {
    shown = found;
    at = -1;
    list.replaceChildren(...found.map((name, index) => {
      const item = document.createElement('li');
      item.id = `suggestion-${index}`;
      item.setAttribute('role', 'option');
      item.textContent = `${name.name}, ${name.province}`;
      item.addEventListener('pointerdown', event => { event.preventDefault(); portrait(name.key); });
      return item;
    }));
    list.hidden = !found.length;
    field.setAttribute('aria-expanded', String(found.length > 0));
    mark();
  }
  function mark() {
    [...list.children].forEach((item, index) => item.setAttribute('aria-selected', String(index === at)));
    if (at >= 0) {
      field.setAttribute('aria-activedescendant', `suggestion-${at}`);
      list.children[at].scrollIntoView({ block: 'nearest' });
    } else field.removeAttribute('aria-activedescendant');
  }
  field.addEventListener('focus', load);
  field.addEventListener('input', async () => {
    const found = fitting(await load(), field.value);
    show(found);
  });
  field.addEventListener('blur', () => show([]));
  field.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length) {
      at = (at + step + shown.length + 1) % (shown.length + 1);
      if (at === shown.length) at = -1;
      mark();
      event.preventDefault();
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      portrait(shown[at].key);
    } else if (event.key === 'Escape' && shown.length) {
      show([]);
      event.preventDefault();
    }
  });
}
