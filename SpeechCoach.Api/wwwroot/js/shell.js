// On every page: whether the network is there. Without it a form or a link would lead to the browser's own page and take what was typed.
const offline = document.querySelector('[data-offline]');
let away = false;
addEventListener('online', look);
addEventListener('offline', look);
addEventListener('submit', stay);
addEventListener('click', event => { if (event.target.closest('a[href]:not([href^="#"])')) stay(event); });
look();

async function look() {
  away = !navigator.onLine;
  // A browser that sees no network may yet reach a service on its own machine.
  if (away) away = await fetch('/alive', { cache: 'no-store' }).then(() => false, () => true);
  offline.hidden = !away;
}

function stay(event) {
  if (!away || event.defaultPrevented) return;
  event.preventDefault();
  offline.hidden = false;
  offline.scrollIntoView({ block: 'center' });
}
