import { Recorder } from './recorder.js';
import { showReport } from './report.js';

const $ = id => document.getElementById(id);
const stages = [
  ['accepted', 'Received'], ['decode', 'Reading the sound'], ['transcribe', 'Hearing the words'],
  ['measure', 'Measuring'], ['coach', 'Choosing advice'],
];
const finals = ['done', 'refused', 'dead'];
let sound = null;
let following = null;

$('file').addEventListener('change', () => choose($('file').files[0]));
$('upload').addEventListener('click', send);

const recorder = new Recorder({
  tick: seconds => { $('clock').textContent = clock(seconds); },
  finished: blob => choose(new File([blob], 'recording', { type: blob.type })),
});
$('record').addEventListener('click', async () => {
  try {
    await recorder.toggle();
  } catch {
    problem('The microphone cannot be used: allow it in the browser, or choose a file instead.');
  }
  $('record').setAttribute('aria-pressed', recorder.running);
  $('record').textContent = recorder.running ? 'Stop' : 'Record';
});

// An address that ends in #id shows that recording again, after a reload or from the history.
const wanted = location.hash.match(/^#([0-9a-f]{32})$/);
if (wanted) follow(`/api/recordings/${wanted[1]}`);

function choose(file) {
  if (!file) return;
  sound = file;
  $('player').src = URL.createObjectURL(file);
  $('player').hidden = false;
  $('upload').disabled = false;
  problem(null);
}

async function send() {
  problem(null);
  $('report').hidden = true;
  $('upload').disabled = true;
  const form = new FormData();
  form.append('language', $('language').value);
  form.append('file', sound, sound.name);
  // The key stays with this recording, so that a second try after a lost answer is not a second recording.
  sound.key ??= crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  try {
    const response = await fetch('/api/recordings', { method: 'POST', body: form, headers: { 'Idempotency-Key': sound.key } });
    if (!response.ok) return problem(await explain(response));
    const status = await response.json();
    history.replaceState(null, '', `#${status.id}`);
    follow(response.headers.get('Location'));
    $('course-title').focus();
  } catch {
    problem('The service cannot be reached. Check the connection and try again; nothing is lost.');
  } finally {
    $('upload').disabled = false;
  }
}

function follow(address) {
  following?.close();
  showCourse({ state: 'accepted', timings: [] });
  const source = following = new EventSource(`${address}/events`);
  source.addEventListener('status', event => {
    const status = JSON.parse(event.data);
    showCourse(status);
    if (!finals.includes(status.state)) return;
    source.close();
    finish(address, status);
  });
  source.addEventListener('error', async () => {
    // The browser reconnects by itself unless the service refused.
    if (source.readyState !== EventSource.CLOSED || source !== following) return;
    const response = await fetch(address).catch(() => null);
    if (response && !response.ok && response.status < 500 && response.status !== 429) {
      $('course').hidden = true;
      return problem(await explain(response));
    }
    setTimeout(() => source === following && follow(address), 3000);
  });
}

async function finish(address, status) {
  if (status.state === 'refused') return problem(status.refusal.message);
  if (status.state === 'dead') return problem('This recording could not be worked on, several times over. It is kept, and the operator can try it again.');
  const response = await fetch(address);
  if (!response.ok) return problem(await explain(response));
  const { report } = await response.json();
  showReport(report, $('player').hidden ? null : listen);
  $('report').hidden = false;
  $('report-title').focus();
}

function listen(start) {
  const player = $('player');
  player.currentTime = start;
  player.play();
}

function showCourse(status) {
  $('course').hidden = false;
  const reached = status.state === 'accepted' ? 0 : stages.findIndex(([name]) => name === status.stage);
  const over = finals.includes(status.state);
  const seconds = Object.fromEntries(status.timings.map(timing => [timing.stage, timing.seconds]));
  $('stages').replaceChildren(...stages.map(([name, label], index) => {
    const item = document.createElement('li');
    const done = name in seconds || (index === 0 && status.state !== 'accepted') || status.state === 'done';
    item.dataset.state = done ? 'done' : !over && index === reached ? 'now' : 'next';
    item.append(`${done ? '✓ ' : ''}${label}`);
    const time = document.createElement('small');
    time.textContent = name in seconds ? `${seconds[name].toFixed(1)} s` : item.dataset.state === 'now' ? '…' : '';
    item.append(time);
    return item;
  }));
  $('course-text').textContent = over ? (status.state === 'done' ? 'Done.' : '')
    : status.state === 'accepted' ? 'Your recording is safe and waits for its turn.' : `${stages[Math.max(reached, 0)][1]} …`;
}

async function explain(response) {
  const body = await response.json().catch(() => ({}));
  const wait = response.headers.get('Retry-After');
  return (body.detail ?? body.title ?? `The service answered ${response.status}.`) + (wait ? ` (Wait ${wait} seconds.)` : '');
}

function problem(text) {
  $('problem').hidden = !text;
  $('problem-text').textContent = text ?? '';
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
