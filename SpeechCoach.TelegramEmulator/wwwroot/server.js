/** The emulator's own interface, the learner's side of it. */

async function call(method, path, body, type) {
  const headers = type ? { 'Content-Type': type } : {};
  const response = await fetch(path, { method, body, headers });
  if (response.ok) {
    const text = await response.text();
    return text ? JSON.parse(text) : null;
  }
  if (response.status === 413) throw new Error('The file is too large: Telegram takes no such file.');
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail ?? problem.title ?? `The emulator answered ${response.status}.`);
}

const json = value => [JSON.stringify(value), 'application/json'];

export const server = {
  chats: () => call('GET', 'chats'),
  view: chat => call('GET', `chats/${chat}`),
  say: (chat, text) => call('POST', `chats/${chat}/text`, text, 'text/plain'),
  press: (chat, message, data) => call('POST', `chats/${chat}/press`, ...json({ message_id: message, data })),
  record: (chat, sound, caption = '') => call('POST', `chats/${chat}/recording?${new URLSearchParams({ caption })}`, sound, sound.type || 'application/octet-stream'),
  send: (chat, kind, file, seconds, caption) => call(
    'POST', `chats/${chat}/${kind}?${new URLSearchParams({ seconds, name: file.name, caption })}`, file, file.type || 'application/octet-stream'),
  person: (chat, person) => call('PUT', `chats/${chat}/person`, ...json(person)),
  stand: (chat, how) => call('POST', `chats/${chat}/${how}`),
  forget: chat => call('DELETE', `chats/${chat}`),
  limit: () => call('GET', 'limit'),
  setLimit: limit => call('PUT', 'limit', ...json(limit)),

  file: (chat, id) => `chats/${chat}/files/${id}`,
  webApp: (chat, message, url) => `chats/${chat}/web-app?${new URLSearchParams({
    ...(message ? { message } : {}), url, dark: matchMedia('(prefers-color-scheme: dark)').matches,
  })}`,
};
