import { t, explain } from './common.js';

const root = document.getElementById('rights');
const sure = root.querySelector('dialog');
const press = (name, act) => root.querySelector(`[data-do=${name}]`)?.addEventListener('click', act);

press('ask', () => sure.showModal());
press('keep', () => sure.close());
press('delete', async () => {
  const answer = await fetch('/api/learners/me', { method: 'DELETE' }).catch(() => null);
  sure.close();
  const told = root.querySelector('[data-done]');
  told.textContent = !answer ? t('page.error.status', { status: '–' }) : answer.ok ? t('page.account.deleted', { receipt: (await answer.json()).receipt }) : await explain(answer);
  if (answer?.ok) root.querySelector('.buttons').remove();
});
