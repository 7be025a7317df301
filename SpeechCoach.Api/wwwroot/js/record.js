import { t, clock, number } from './common.js';
import { Microphone } from './microphone.js';
import { upload } from './upload.js';

const FULL_SCALE = 0.985, QUIET = 0.02, HINT_FOR = 3;
const root = document.getElementById('recorder');
const part = name => root.querySelector(`[data-${name}]`);
const button = name => root.querySelector(`[data-do=${name}]`);
const most = { bytes: Number(root.dataset.mostBytes), seconds: Number(root.dataset.longest) };
let sound = null, microphone = null, levels = [], clippedAt = -Infinity, heardAt = 0;

const doing = { record, stop: () => microphone.stop(), pause, resume, discard, send };
for (const [name, act] of Object.entries(doing)) button(name).addEventListener('click', act);
document.getElementById('file').addEventListener('change', event => choose(event.target.files[0]));
// Chosen while this script was still on its way; on a page that is come back to, the browser may have written it there.
if (performance.getEntriesByType('navigation')[0]?.type === 'navigate') choose(document.getElementById('file').files[0]);
for (const name of ['dragover', 'drop']) addEventListener(name, event => event.preventDefault());
addEventListener('dragover', () => part('drop').classList.add('over'));
for (const name of ['dragleave', 'drop']) addEventListener(name, () => part('drop').classList.remove('over'));
addEventListener('drop', event => root.dataset.state === 'idle' && choose(event.dataTransfer.files[0]));
// What has been said would be lost without a word.
addEventListener('beforeunload', event => {
  const state = root.dataset.state;
  if (['recording', 'paused', 'sending'].includes(state) || (state === 'review' && sound.spoken)) event.preventDefault();
});

// Who comes back by the browser's button finds the recorder ready, not what was sent.
addEventListener('pageshow', event => {
  if (event.persisted) discard();
  // Some browsers write the file's name there again, and choosing it once more would tell nobody.
  else if (root.dataset.state === 'idle') document.getElementById('file').value = '';
});

async function record() {
  say(null);
  levels = [];
  [clippedAt, heardAt] = [-Infinity, 0];
  microphone = new Microphone({ level, finished });
  // A second press would start a second one, which nothing stops.
  button('record').disabled = true;
  try {
    await microphone.start();
  } catch (error) {
    return say(whyNot(error));
  } finally {
    button('record').disabled = false;
    button('record').focus();
  }
  // A file was chosen while the browser asked.
  if (root.dataset.state !== 'idle') return microphone.drop();
  show('recording');
  hint('page.record.speak');
  button('stop').focus();
}

function whyNot(error) {
  if (!navigator.mediaDevices) return t('page.record.insecure');
  switch (error.name) {
    case 'NotFoundError': return t('page.record.nomicrophone');
    case 'NotReadableError': return t('page.record.taken');
    default: return t('page.record.forbidden');
  }
}

function pause() {
  microphone.pause();
  show('paused');
  hint('page.record.paused');
  button('resume').focus();
}

function resume() {
  microphone.resume();
  show('recording');
  hint('page.record.speak');
  button('pause').focus();
}

function level(peak, seconds) {
  part('clock').textContent = clock(seconds);
  if (root.dataset.state !== 'recording') return;
  if (peak >= FULL_SCALE) clippedAt = seconds;
  if (peak >= QUIET) heardAt = seconds;
  // In decibels, as ears have it: 60 below full scale is nothing.
  const share = Math.max(0, 1 + 20 * Math.log10(Math.max(peak, 1e-4)) / 60);
  part('meter').setAttribute('aria-valuenow', Math.round(100 * share));
  part('meter').dataset.clipped = seconds - clippedAt < 1;
  part('meter').firstElementChild.style.inlineSize = `${100 * share}%`;
  levels.push(share);
  draw();
  hint(seconds - clippedAt < HINT_FOR ? 'page.record.clipping' : seconds - heardAt > HINT_FOR ? 'page.record.silent' : 'page.record.speak');
  if (seconds >= most.seconds) microphone.stop();
}

/** The last seconds of sound, one bar for each moment, the newest at the right. */
function draw() {
  const canvas = root.querySelector('canvas'), pen = canvas.getContext('2d');
  const style = getComputedStyle(canvas), wide = 4, fits = Math.floor(canvas.width / wide);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  levels.slice(-fits).forEach((share, at, shown) => {
    const height = Math.max(2, share * canvas.height);
    // As computed: a canvas does not know light-dark().
    pen.fillStyle = share > 0.99 ? style.caretColor : style.color;
    pen.fillRect(canvas.width - (shown.length - at) * wide, (canvas.height - height) / 2, wide - 1, height);
  });
}

function finished(blob) {
  choose(blob, t('page.record.length', { time: clock(microphone.seconds) }));
}

function choose(file, about) {
  if (!file) return;
  say(null);
  if (file.size > most.bytes) return refuse(t('page.record.large', { megabytes: number(most.bytes / 1e6) }));
  if (file.size === 0) return refuse(t(about ? 'page.record.nothing' : 'page.record.empty'));
  // The key stays with this recording, so that a second try after a lost answer is not a second recording.
  sound = { file, spoken: Boolean(about), key: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` };
  part('player').src = URL.createObjectURL(file);
  part('file').textContent = about ?? `${file.name}, ${number(file.size / 1e6, 1)} MB`;
  show('review');
  part('review-title').focus();
}

function refuse(why) {
  if (root.dataset.state !== 'idle') discard();
  say(why);
}

function discard() {
  URL.revokeObjectURL(part('player').src);
  part('player').removeAttribute('src');
  document.getElementById('file').value = '';
  sound = null;
  part('clock').textContent = clock(0);
  hint('page.record.ready');
  say(null);
  show('idle');
  button('record').focus();
}

let sending = null;
button('cancel').addEventListener('click', () => sending.abort());

async function send() {
  say(null);
  part('player').pause();
  show('sending');
  sending = new AbortController();
  progress(0);
  button('cancel').focus();
  const fields = { language: document.getElementById('language').value };
  const question = document.getElementById('question');
  if (question) fields.question = question.value;
  try {
    const { id } = await upload(sound.file, fields, sound.key, {
      progress,
      waiting: (seconds, why, now) => {
        const again = Object.assign(document.createElement('button'), { type: 'button', className: 'plain', textContent: t('page.record.now'), onclick: now });
        part('sending-text').replaceChildren(`${why} ${t('page.record.again', { seconds })} `, again);
      },
    }, sending.signal);
    show('sent');
    location.assign(`/recordings/${id}`);
  } catch (error) {
    show('review');
    button('send').focus();
    if (!sending.signal.aborted) say(error.message);
  }
}

function progress(share) {
  root.querySelector('progress').value = share;
  part('sending-text').textContent = share < 1 ? t('page.record.sending', { percent: number(100 * share) }) : t('page.record.saving');
}

function show(state) {
  root.dataset.state = state;
  const recording = state === 'recording', paused = state === 'paused', review = ['review', 'sending', 'sent'].includes(state);
  root.querySelector('.stage').hidden = review;
  part('review').hidden = !review;
  part('drop').hidden = state !== 'idle';
  button('record').hidden = recording || paused;
  button('stop').hidden = !recording && !paused;
  button('pause').hidden = !recording;
  button('resume').hidden = !paused;
  for (const name of ['send', 'discard']) button(name).disabled = state !== 'review';
  part('sending').hidden = state !== 'sending' && state !== 'sent';
  button('cancel').hidden = state !== 'sending';
}

function hint(key) {
  const text = t(key);
  if (part('hint').textContent !== text) part('hint').textContent = text;
  part('hint').dataset.warns = key === 'page.record.clipping' || key === 'page.record.silent';
}

function say(text) {
  part('problem').hidden = !text;
  part('problem').textContent = text ?? '';
}
