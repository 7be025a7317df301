// Telegram opens this page with what it knows of the learner behind the hash; the service checks it and knows this browser from then on.
const known = new URLSearchParams(location.hash.slice(1)).get('tgWebAppData') ?? '';
const recording = new URLSearchParams(location.search).get('recording') ?? '';

async function enter() {
  // Off the address bar and out of the history at once.
  history.replaceState(null, '', location.pathname + location.search);
  const answer = await fetch('/telegram/session', { method: 'POST', headers: { 'X-Telegram-Init-Data': known } });
  if (answer.ok) location.replace(/^[0-9a-f]{32}$/.test(recording) ? `/recordings/${recording}` : '/');
  else show(answer.status === 409 ? 'other' : 'stale');
}

function show(id) {
  document.getElementById('opening').hidden = true;
  document.getElementById(id).hidden = false;
}

enter().catch(() => show('stale'));
