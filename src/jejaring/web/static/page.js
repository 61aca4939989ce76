// What a page does beyond its links and forms: theme, search suggestions, live figures. Every page works without this file.
import { live } from "./figure.js";
import { refresh } from "./refresh.js";
import { suggest } from "./search.js";
import { switchable } from "./switch.js";
import { weigh } from "./weights.js";

const button = document.querySelector('#theme');
if (button) switchable(button);
for (const form of document.querySelectorAll('form.search')) suggest(form);
live([...document.querySelectorAll('figure[data-picture]')]);
refresh([...document.querySelectorAll('[data-live]')]);
const select = document.querySelector('.choose select');
if (select) select.addEventListener('change', () => select.form.requestSubmit());
for (const form of document.querySelectorAll('form.weights')) weigh(form);
