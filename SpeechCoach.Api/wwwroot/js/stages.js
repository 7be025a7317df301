import { t, number } from './common.js';

const FINALS = ['done', 'refused', 'dead', 'deleted'];
const AGAIN_AFTER = 3000;
const root = document.getElementById('course');
const address = `/api/recordings/${root.dataset.recording}`;
const began = performance.now();
const usual = Object.fromEntries([...root.querySelectorAll('[data-usual]')].map(item => [item.dataset.stage, Number(item.dataset.usual)]));
let source = null, status = null, since = began;

follow();
setInterval(() => {
  root.querySelector('[data-time]').textContent = t('page.course.elapsed', { seconds: number((performance.now() - began) / 1000) });
  estimate();
}, 1000);

/** What is left by the middle of the latest recordings; where nothing was measured of them, nothing is said. */
function estimate() {
  if (!Object.keys(usual).length) return;
  const done = new Set(status?.timings.map(timing => timing.stage));
  const working = status?.state === 'working';
  const here = (performance.now() - since) / 1000;
  let left = working ? 0 : Math.max(0, Number(root.dataset.waiting ?? 0) - here);
  for (const [stage, seconds] of Object.entries(usual))
    if (!done.has(stage)) left += working && stage === status.stage ? Math.max(0, seconds - here) : seconds;
  root.querySelector('[data-estimate]').textContent = left >= 1 ? t('page.course.left', { seconds: number(Math.ceil(left)) }) : t('page.course.longer');
}

function follow() {
  source?.close();
  const events = source = new EventSource(`${address}/events`);
  events.addEventListener('status', event => show(JSON.parse(event.data)));
  events.addEventListener('open', () => say(null));
  events.addEventListener('error', async () => {
    // The browser reconnects by itself unless the service refused.
    if (events !== source) return;
    if (events.readyState !== EventSource.CLOSED) return say(t('page.course.lost'));
    const answer = await fetch(address).catch(() => null);
    // Deleted meanwhile: this page says so.
    if (answer?.status === 404) return location.reload();
    // Where too many pages follow at once, this one asks now and then instead.
    const now = answer?.ok ? await answer.json().catch(() => null) : null;
    if (now) show(now);
    say(now ? null : t('page.course.lost'));
    setTimeout(() => events === source && follow(), AGAIN_AFTER);
  });
}

function show(next) {
  if (next.state !== status?.state || next.stage !== status?.stage) since = performance.now();
  status = next;
  if (FINALS.includes(status.state)) {
    source.close();
    // The service writes the report; this page is where it will stand.
    return location.reload();
  }
  const seconds = Object.fromEntries(status.timings.map(timing => [timing.stage, timing.seconds]));
  const working = status.state === 'working';
  for (const item of root.querySelectorAll('[data-stage]')) {
    const name = item.dataset.stage;
    const done = name === 'accepted' ? true : name in seconds;
    item.dataset.state = done ? 'done' : working && name === status.stage ? 'now' : 'next';
    item.querySelector('small').textContent = name in seconds ? t('page.course.seconds', { seconds: number(seconds[name], 1) }) : '';
  }
  estimate();
  root.querySelector('[data-now]').textContent = working && status.stage ? t(`page.course.${status.stage}`)
    : t(status.attempt > 0 ? 'page.course.again' : 'page.course.waits');
}

function say(text) {
  root.querySelector('[data-problem]').hidden = !text;
  root.querySelector('[data-problem]').textContent = text ?? '';
}
