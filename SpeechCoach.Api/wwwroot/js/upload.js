import { t, problem } from './common.js';

const LONGEST_WAIT = 30_000;

/**
 * Sends a recording until the service has said yes or no. A broken connection is tried again under the same key, so that
 * however often it breaks there is one recording. `on.progress(share)`, `on.waiting(seconds, why, now)` tell how it goes.
 * Where the signal ends it, its reason is thrown; the service may have the recording all the same.
 */
export async function upload(file, fields, key, on, signal) {
  for (let attempt = 1; ; attempt++) {
    const answer = await send(file, fields, key, on.progress, signal);
    signal.throwIfAborted();
    if (answer.status === 202 || answer.status === 200) return JSON.parse(answer.body);
    const busy = [429, 502, 503, 504].includes(answer.status);
    if (answer.status !== 0 && !busy) throw new Error(problem(answer.status, answer.body));
    // Broken on this side: however often it is tried, nothing would go out.
    if (answer.status === 0 && !await isReadable(file)) throw new Error(t('page.record.gone'));
    const wait = answer.wait ? answer.wait * 1000 : Math.min(LONGEST_WAIT, 1000 * 2 ** (attempt - 1));
    await pause(wait, now => on.waiting(Math.ceil(wait / 1000), why(answer), now), signal);
    signal.throwIfAborted();
  }
}

function send(file, fields, key, progress, signal) {
  return new Promise(resolve => {
    const form = new FormData();
    // The fields first: what is said of the sound is known before it has come.
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', file, file.name ?? 'recording');
    const request = new XMLHttpRequest(); // fetch tells nothing of how far an upload is
    request.open('POST', '/api/recordings');
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    request.onloadend = () => resolve({
      status: request.status, body: request.responseText, wait: Number(request.getResponseHeader('Retry-After')) || 0,
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function why({ status, body }) {
  if (status === 0) return t('page.record.broken');
  // Of how much one learner may send the service speaks itself.
  return status === 429 ? problem(status, body) : t('page.record.busy');
}

function isReadable(file) { return file.slice(0, 1).arrayBuffer().then(() => true, () => false); }

/** Waits, or until the network is back, or until somebody says now, or never mind. */
function pause(milliseconds, begin, signal) {
  return new Promise(resolve => {
    const end = () => { clearTimeout(timer); removeEventListener('online', end); resolve(); };
    const timer = setTimeout(end, milliseconds);
    addEventListener('online', end);
    signal.addEventListener('abort', end, { once: true });
    begin(end);
  });
}
