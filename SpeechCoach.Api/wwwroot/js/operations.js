// The board as the service writes it anew; a part that did not change is left alone.
import { t, explain } from './common.js';

const board = document.getElementById('board');
const live = document.querySelector('[data-live]');
const lost = document.querySelector('[data-lost]');
const AGAIN_AFTER = 3000;

follow();
board.addEventListener('click', event => event.target.closest('[data-do=replay]') && replay(event.target.closest('button')));

function follow() {
  const events = new EventSource('/operations/live');
  events.addEventListener('board', event => { show(event.data); say(null); });
  events.addEventListener('error', async () => {
    say(t('page.operations.script.lost'));
    if (events.readyState !== EventSource.CLOSED) return;
    // Refused, not broken: an hour is over, or the key is another one.
    const answer = await fetch('/operations/queue').catch(() => null);
    if (answer?.status === 401) return say(t('page.operations.script.over'));
    setTimeout(follow, AGAIN_AFTER);
  });
}

function show(html) {
  const next = Object.assign(document.createElement('template'), { innerHTML: html }).content;
  const focused = document.activeElement?.id;
  const parts = [...next.querySelectorAll('[data-part]')];
  for (const part of parts) {
    const old = document.getElementById(part.id);
    if (!old) board.append(part);
    else if (old.outerHTML !== part.outerHTML) old.replaceWith(part);
  }
  for (const old of board.querySelectorAll(':scope > [data-part]')) if (!parts.some(part => part.id === old.id)) old.remove();
  if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus();
  live.textContent = t('page.operations.script.live', { time: new Date().toLocaleTimeString(document.documentElement.lang) });
}

async function replay(button) {
  button.disabled = true;
  const one = button.dataset.recording;
  const answer = await fetch(`/operations/dead-letters/${one ? `${one}/` : ''}replay`, { method: 'POST' }).catch(() => null);
  if (!answer?.ok) say(answer ? await explain(answer) : t('page.operations.script.lost'));
  // The board that comes next has no dead letters, or the button once more.
  if (button.isConnected) button.disabled = false;
}

function say(text) {
  lost.hidden = !text;
  lost.textContent = text ?? '';
}
