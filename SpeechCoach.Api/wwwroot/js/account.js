import { t, explain } from './common.js';

rights(document.getElementById('rights'));
keys(document.getElementById('keys'));
zone(document.querySelector('.zone'));

function rights(root) {
  const sure = root.querySelector('dialog');
  const told = root.querySelector('[data-done]');
  const press = (name, act) => root.querySelector(`[data-do=${name}]`)?.addEventListener('click', act);
  press('ask', () => sure.showModal());
  press('keep', () => sure.close());
  press('delete', async event => {
    event.target.disabled = true;
    const answer = await fetch('/api/learners/me', { method: 'DELETE' }).catch(() => null);
    event.target.disabled = false;
    sure.close();
    if (!answer?.ok) return told.replaceChildren(answer ? await explain(answer) : t('page.account.script.broken'));
    const { receipt } = await answer.json();
    const link = Object.assign(document.createElement('a'), { href: `/api/deletions/${receipt}`, textContent: receipt });
    told.replaceChildren(t('page.account.script.deleted'), ' ', link);
    root.querySelector('.buttons').remove();
    document.querySelectorAll('[data-key]').forEach(key => key.remove());
    told.focus();
  });
}

function keys(root) {
  const list = root.querySelector('[data-keys]'), told = root.querySelector('[data-told]'), secret = root.querySelector('[data-secret]');
  const say = text => { root.querySelector('[data-keys-say]').textContent = text; };
  const send = async (path, request) => {
    say('');
    const answer = await fetch(`/api/learners/me/keys${path}`, request).catch(() => null);
    if (!answer?.ok) say(answer ? await explain(answer) : t('page.account.script.broken'));
    return answer?.ok ? answer : null;
  };

  root.querySelector('[data-make]').addEventListener('submit', async event => {
    event.preventDefault();
    const form = event.target, button = form.querySelector('button');
    button.disabled = true;
    const answer = await send('', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: form.name.value }) });
    button.disabled = false;
    if (!answer) return;
    const made = await answer.json();
    const item = root.querySelector('[data-new-key]').content.firstElementChild.cloneNode(true);
    item.dataset.key = made.id;
    item.querySelector('b').textContent = made.name;
    item.querySelector('code').textContent = `${made.id}…`;
    item.querySelector('button').setAttribute('aria-label', t('page.account.keys.revoke.of', { name: made.name }));
    list.append(item);
    form.reset();
    secret.textContent = made.key;
    told.hidden = false;
    secret.focus();
  });
  list.addEventListener('click', async event => {
    const item = event.target.closest('[data-do=revoke]')?.closest('[data-key]');
    if (!item || !await send(`/${item.dataset.key}`, { method: 'DELETE' })) return;
    if (secret.textContent.startsWith(item.dataset.key)) { told.hidden = true; secret.textContent = ''; }
    item.remove();
    say(t('page.account.script.revoked'));
  });
  root.querySelector('[data-do=copy]').addEventListener('click', async () => {
    await navigator.clipboard.writeText(secret.textContent).then(() => say(t('page.account.script.copied')), () => getSelection().selectAllChildren(secret));
  });
}

/** The browser knows what its clock goes by. That is offered beside what is kept, and never shown as if it were. */
function zone(root) {
  const field = root.querySelector('input'), offer = root.querySelector('[data-here]'), unsaved = root.querySelector('[data-unsaved]');
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const tell = () => {
    offer.hidden = !here || field.value === here;
    unsaved.textContent = field.value === field.defaultValue ? '' : t('page.account.script.unsaved');
  };
  offer.querySelector('span').textContent = t('page.account.script.here', { zone: here });
  offer.querySelector('button').addEventListener('click', () => { field.value = here; field.focus(); tell(); });
  field.addEventListener('input', tell);
  tell();
}
