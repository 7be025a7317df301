import { clock, element, icon } from './elements.js';
import { richText } from './rich-text.js';
import { server } from './server.js';

/** A message as an item of the list; `on` has command(text) and press(message, data). */
export function showMessage(chat, message, on) {
  const own = !message.from.is_bot;
  const text = message.text ?? message.caption;
  return element('li', { className: own ? 'message own' : 'message', id: `message-${message.message_id}` },
    element('div', { className: 'bubble' },
      element('span', { className: 'hidden' }, own ? 'You: ' : `${message.from.first_name}: `),
      reply(message.reply_to_message),
      ...media(chat, message),
      text && element('div', { className: 'body', dir: 'auto' }, ...richText(text, message.entities ?? message.caption_entities, on.command)),
      element('small', { className: 'meta' }, message.edit_date ? 'edited ' : '', time(message.date))),
    buttons(chat, message, on));
}

function time(seconds) {
  const date = new Date(seconds * 1000);
  return element('time', { dateTime: date.toISOString() }, date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }));
}

function reply(original) {
  return original && element('p', { className: 'reply' }, original.text ?? original.caption ?? (original.voice ? 'Voice message' : 'Message'));
}

function* media(chat, message) {
  if (message.photo) yield picture(server.file(chat, message.photo.at(-1).file_id), message.caption);
  if (message.voice) yield sound(chat, message.voice, `Voice message, ${clock(message.voice.duration)}`);
  if (message.audio) {
    yield element('p', { className: 'named' }, [message.audio.performer, message.audio.title].filter(Boolean).join(' – ') || message.audio.file_name || 'Audio');
    yield sound(chat, message.audio, `Audio, ${clock(message.audio.duration)}`);
  }
  if (message.video_note) yield element('video', { className: 'round', controls: true, preload: 'metadata', src: server.file(chat, message.video_note.file_id), 'aria-label': 'Video message' });
  if (message.document) yield documentLink(chat, message.document);
}

function picture(address, caption) {
  return element('a', { className: 'picture', href: address, target: '_blank', 'aria-label': 'Open the picture' },
    element('img', { src: address, alt: caption ? `Picture: ${caption}` : 'Picture' }));
}

function sound(chat, file, label) {
  return element('audio', { className: 'sound', controls: true, preload: 'metadata', src: server.file(chat, file.file_id), 'aria-label': label });
}

function documentLink(chat, file) {
  const size = file.file_size < 1024 ? `${file.file_size} B` : file.file_size < 1024 ** 2 ? `${(file.file_size / 1024).toFixed(1)} KB` : `${(file.file_size / 1024 ** 2).toFixed(1)} MB`;
  return element('a', { className: 'document', href: server.file(chat, file.file_id), download: file.file_name ?? '' }, icon('document'),
    element('span', {}, file.file_name ?? 'File', element('small', {}, size)));
}

function buttons(chat, message, on) {
  const rows = message.reply_markup?.inline_keyboard;
  return rows && element('div', { className: 'buttons', role: 'group', 'aria-label': 'Buttons of this message' },
    ...rows.map(row => element('div', {}, ...row.map(button => inlineButton(chat, message, button, on)))));
}

function inlineButton(chat, message, button, on) {
  const address = button.web_app ? server.webApp(chat, message.message_id, button.web_app.url) : button.url ?? button.login_url?.url;
  if (address) return element('a', { className: 'away', href: address, target: '_blank', rel: 'noopener' }, button.text);
  if (button.copy_text) return element('button', { type: 'button', onclick: () => navigator.clipboard.writeText(button.copy_text.text) }, button.text);

  const made = element('button', { type: 'button' }, button.text);
  made.onclick = () => button.callback_data !== undefined && on.press(message.message_id, button.callback_data, made);
  return made;
}
