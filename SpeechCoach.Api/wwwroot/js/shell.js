// On every page: whether the network is there. Without it a form or a link would lead to the browser's own page and take what was typed.
const offline = document.querySelector('[data-offline]');
const tell = () => { offline.hidden = navigator.onLine; };
addEventListener('online', tell);
addEventListener('offline', tell);
addEventListener('submit', stay);
addEventListener('click', event => { if (event.target.closest('a[href]:not([href^="#"])')) stay(event); });
tell();

function stay(event) {
  if (navigator.onLine || event.defaultPrevented) return;
  event.preventDefault();
  offline.hidden = false;
  offline.scrollIntoView({ block: 'center' });
}
