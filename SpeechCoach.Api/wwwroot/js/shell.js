// On every page: whether the network is there. Without it a form or a link would lead to the browser's own page and take what was typed.
const offline = document.querySelector('[data-offline]');
let reached = false;
addEventListener('online', look);
addEventListener('offline', look);
addEventListener('submit', stay);
addEventListener('click', event => { if (event.target.closest('a[href]:not([href^="#"])')) stay(event); });
look();

async function look() {
  reached = false;
  // A browser that sees no network may yet reach a service on its own machine.
  if (!navigator.onLine) reached = await fetch('/alive', { cache: 'no-store' }).then(() => true, () => false);
  // The network may have come back in between.
  offline.hidden = navigator.onLine || reached;
}

function stay(event) {
  if (navigator.onLine || reached || event.defaultPrevented) return;
  event.preventDefault();
  offline.hidden = false;
  offline.scrollIntoView({ block: 'center' });
}
