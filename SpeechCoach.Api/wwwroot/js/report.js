import { t, clock } from './common.js';
import { keepSound } from './sound.js';

const BEFORE = 0.3; // seconds heard before a mark, so that it does not begin within it
const root = document.getElementById('report');
const player = root.querySelector('[data-player]');
const strip = root.querySelector('[data-strip]');
const playhead = root.querySelector('[data-playhead]');
const whole = Number(root.dataset.seconds);
const words = [...root.querySelectorAll('[data-words] [data-s]:not(button)')];
const starts = words.map(word => Number(word.dataset.s));
let until = Infinity, at = -1, wanted = 0, measuring = false;

document.querySelector('[data-do=print]')?.addEventListener('click', () => print());
for (const button of root.querySelectorAll('[data-zoom]')) button.addEventListener('click', () => zoom(button));
// What is folded up on the screen is wanted on paper.
addEventListener('beforeprint', () => root.querySelectorAll('details:not([open])').forEach(details => { details.open = details.dataset.printed = true; }));
addEventListener('afterprint', () => root.querySelectorAll('[data-printed]').forEach(details => { details.open = false; delete details.dataset.printed; }));

if (player) listen();

function listen() {
  keepSound(player, root.dataset.recording, root.querySelector('[data-silent]'), () => wanted, seek);
  player.addEventListener('loadedmetadata', measureLength);
  player.addEventListener('timeupdate', move);
  player.addEventListener('seeking', move);
  player.addEventListener('play', () => requestAnimationFrame(follow));
  root.addEventListener('click', event => {
    const place = event.target.closest('[data-s]');
    if (place) return hear(Math.max(0, Number(place.dataset.s) - (place.closest('.from') ? 0 : BEFORE)), Number(place.dataset.e));
    if (event.target.closest('[data-strip]')) hear(whole * (event.clientX - strip.getBoundingClientRect().left) / strip.clientWidth);
    const next = event.target.closest('[data-next]');
    if (next) hearNext(next.dataset.next);
  });
  strip.addEventListener('keydown', event => {
    const to = { ArrowLeft: player.currentTime - 1, ArrowRight: player.currentTime + 1, PageDown: player.currentTime - 10, PageUp: player.currentTime + 10, Home: 0, End: whole }[event.key];
    if (to !== undefined) seek(Math.min(whole, Math.max(0, to)));
    else if (event.key === ' ' || event.key === 'Enter') toggle();
    else return;
    event.preventDefault();
  });
  root.querySelector('[data-words]')?.addEventListener('keydown', event => {
    if (event.target.closest('button')) return;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: words.length - 1 }[event.key];
    if (to !== undefined) point(Math.min(words.length - 1, Math.max(0, to)));
    else if (event.key === 'Enter' && at >= 0) hear(Math.max(0, starts[at] - BEFORE));
    else if (event.key === ' ') toggle();
    else return;
    event.preventDefault();
  });
}

/** What browsers record says nothing of its length, and cannot be sought in before it was read to its end. */
function measureLength() {
  if (Number.isFinite(player.duration)) return;
  const resume = !player.paused;
  measuring = true;
  player.addEventListener('durationchange', function known() {
    if (!Number.isFinite(player.duration)) return;
    player.removeEventListener('durationchange', known);
    player.addEventListener('seeked', () => { measuring = false; if (resume) play(); }, { once: true });
    player.currentTime = wanted;
  });
  player.currentTime = Number.MAX_SAFE_INTEGER;
}

// A link that has run out is seen to by keepSound.
function play() { player.play().catch(() => {}); }

function hear(from, to) {
  until = to > from ? to + BEFORE : Infinity;
  seek(from);
  play();
}

function hearNext(kind) {
  const marks = words.filter(word => word.dataset.k === kind);
  const later = marks.find(word => Number(word.dataset.s) > player.currentTime + 2 * BEFORE) ?? marks[0];
  if (later) hear(Math.max(0, Number(later.dataset.s) - BEFORE));
}

function seek(seconds) {
  wanted = seconds;
  if (measuring) return;
  player.currentTime = seconds;
  move(); // before anything is loaded, no event tells of it
}

function toggle() { if (player.paused) { until = Infinity; play(); } else player.pause(); }

function follow() {
  move();
  if (!player.paused && !player.ended) requestAnimationFrame(follow);
}

function move() {
  if (measuring) return;
  const now = wanted = player.currentTime;
  if (now >= until) { until = Infinity; player.pause(); }
  const share = `${100 * Math.min(1, now / whole)}%`;
  playhead.setAttribute('x1', share);
  playhead.setAttribute('x2', share);
  strip.setAttribute('aria-valuenow', now.toFixed(1));
  strip.setAttribute('aria-valuetext', t('page.report.at', { time: clock(now), whole: clock(whole) }));
  // The last word that has begun; the list is in order.
  let low = 0, high = starts.length;
  while (low < high) { const middle = (low + high) >> 1; if (starts[middle] <= now + 0.02) low = middle + 1; else high = middle; }
  light(low - 1);
  keepInSight(now / whole);
}

function light(next) {
  if (next === at) return;
  words[at]?.classList.remove('now');
  words[next]?.classList.add('now');
  at = next;
}

function point(next) {
  light(next);
  seek(starts[next]);
  words[next].scrollIntoView({ block: 'nearest' });
  root.querySelector('[data-word]').textContent = t('page.report.word', { word: words[next].textContent, time: clock(starts[next]) });
}

function zoom(button) {
  for (const other of root.querySelectorAll('[data-zoom]')) other.setAttribute('aria-pressed', other === button);
  strip.dataset.zoomed = button.dataset.zoom;
  if (player) keepInSight(player.currentTime / whole, true);
}

function keepInSight(share, anyway) {
  const view = strip.parentElement;
  if (strip.clientWidth <= view.clientWidth) return;
  const x = share * strip.clientWidth;
  if (anyway || x < view.scrollLeft || x > view.scrollLeft + view.clientWidth * 0.9) view.scrollLeft = x - view.clientWidth * 0.2;
}
