// The time to prepare, then the time to answer; record.js records.
import { t, clock } from './common.js';

const root = document.querySelector('[data-practice]');
const recorder = document.getElementById('recorder');
const part = name => root.querySelector(`[data-${name}]`);
const button = name => root.querySelector(`[data-do=${name}]`);
const prepare = Number(root.dataset.prepare), answer = Number(root.dataset.answer);
const asks = part('told').textContent, told = new Set();
let until = null, ticking = null;

button('begin')?.addEventListener('click', begin);
button('ready')?.addEventListener('click', speak);
// The recorder's own clock stands still while it is paused.
new MutationObserver(follow).observe(recorder, { attributes: true, attributeFilter: ['data-state'] });
new MutationObserver(count).observe(recorder.querySelector('[data-clock]'), { childList: true, characterData: true, subtree: true });
if (recorder.dataset.state !== 'idle') follow();

function begin() {
  until = performance.now() + prepare * 1000;
  button('begin').hidden = true;
  button('ready').hidden = false;
  button('ready').focus();
  tick();
  ticking = setInterval(tick, 100);
}

function tick() {
  const left = (until - performance.now()) / 1000;
  part('left').textContent = clock(Math.ceil(left));
  if (left <= 5) say('page.practice.timer.soon');
  if (left <= 0) speak();
}

function speak() {
  stopPreparing();
  // A file that was chosen meanwhile is an answer too: nothing is recorded over it.
  if (recorder.dataset.state === 'idle') recorder.querySelector('[data-do=record]').click();
}

function stopPreparing() {
  clearInterval(ticking);
  if (!part('phase=prepare')) return;
  part('phase=prepare').hidden = true;
  part('phase=answer').hidden = false;
}

function follow() {
  const state = recorder.dataset.state;
  root.dataset.state = state;
  if (state === 'idle') return anew();
  // Whoever presses the recorder's own button, or chooses a file, needs no more time.
  stopPreparing();
  if (state === 'recording') say('page.practice.timer.now');
}

/** The next try has all of its time, and is told of it as the first was. */
function anew() {
  told.clear();
  part('say').textContent = '';
  part('told').textContent = asks;
  root.querySelector('progress').value = 0;
  part('answer-left').textContent = clock(answer);
  part('answer-left').dataset.over = false;
}

function count() {
  if (!['recording', 'paused'].includes(recorder.dataset.state)) return;
  const [minutes, seconds] = recorder.querySelector('[data-clock]').textContent.split(':').map(Number);
  const left = answer - (60 * minutes + seconds);
  root.querySelector('progress').value = Math.min(answer, answer - left);
  part('answer-left').textContent = left < 0 ? `−${clock(-left)}` : clock(left);
  part('answer-left').dataset.over = left < 0;
  if (left <= 0) say('page.practice.timer.up');
}

/** Each once: it is heard by whoever does not see the clock. */
function say(key) {
  if (told.has(key)) return;
  told.add(key);
  part('say').textContent = t(key);
  if (key !== 'page.practice.timer.soon') part('told').textContent = t(key);
}
