import { t, explain } from './common.js';

const root = document.querySelector('[data-actions]');
const sharing = document.querySelector('[data-share]');
const address = `/api/recordings/${root.dataset.recording}`;

press(root, 'ask', () => { say(null); root.querySelector('[data-sure]').showModal(); });
press(root, 'keep', () => root.querySelector('[data-sure]').close());
press(root, 'delete', async () => {
  const answer = await ask('DELETE', address);
  if (answer.failed) return say(answer.failed);
  location.replace('/recordings');
});

if (sharing) {
  const status = text => { sharing.querySelector('[data-share-status]').textContent = text; };
  const link = sharing.querySelector('#share-link');
  press(sharing, 'share', async () => {
    const answer = await ask('POST', `${address}/share`);
    if (answer.failed) return status(answer.failed);
    link.value = new URL((await answer.json()).url, location.href).href;
    shared(true);
    link.focus();
    link.select();
    status(t('page.share.once'));
  });
  press(sharing, 'copy', async () => {
    link.select();
    // Where the clipboard is not to be had, the link is selected and can be copied by hand.
    try { await navigator.clipboard.writeText(link.value); status(t('page.share.copied')); } catch { status(t('page.share.byhand')); }
  });
  press(sharing, 'revoke', async () => {
    const answer = await ask('DELETE', `${address}/share`);
    if (answer.failed) return status(answer.failed);
    link.value = '';
    shared(false);
    status(t('page.share.revoked'));
    sharing.querySelector('[data-do=share]').focus();
  });

  function shared(is) {
    sharing.dataset.shared = is;
    sharing.querySelector('[data-link]').hidden = !link.value;
    sharing.querySelector('[data-is-shared]').hidden = !is || Boolean(link.value);
    sharing.querySelector('[data-do=revoke]').hidden = !is;
    sharing.querySelector('[data-do=share]').textContent = t(is ? 'page.share.anew' : 'page.share.do');
  }
}

function press(place, name, act) {
  let acting = false;
  place.querySelector(`[data-do=${name}]`).addEventListener('click', async () => {
    // A second press would ask a second time, and of two links only the newer one opens anything.
    if (acting) return;
    acting = true;
    try { await act(); } finally { acting = false; }
  });
}

async function ask(method, to) {
  const answer = await fetch(to, { method }).catch(() => null);
  if (!answer) return { failed: t('page.error.offline') };
  return answer.ok ? answer : { failed: await explain(answer) };
}

function say(text) {
  root.querySelector('[data-problem]').hidden = !text;
  root.querySelector('[data-problem]').textContent = text ?? '';
}
