// On every page: whether the network is there.
const offline = document.querySelector('[data-offline]');
const tell = () => { offline.hidden = navigator.onLine; };
addEventListener('online', tell);
addEventListener('offline', tell);
tell();
