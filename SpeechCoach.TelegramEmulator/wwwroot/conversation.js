import { $ } from './elements.js';
import { showMessage } from './message.js';
import { server } from './server.js';

const actions = {
  typing: 'typing…', record_voice: 'recording a voice message…', upload_voice: 'sending a voice message…', upload_photo: 'sending a picture…',
  upload_document: 'sending a file…', record_audio: 'recording…', upload_audio: 'sending audio…',
};
const actionLasts = 5000;
const nearEnd = 120;

/** The messages of the chat that is open, what the bot is doing, and the buttons pressed. */
export class Conversation {
  #chat;
  #on;
  #waiting = new Map();
  #answers = new Map();
  #timer;

  constructor(on) {
    this.#on = on;
    // Pictures take their height when they have come.
    $('messages').addEventListener('load', event => this.#nearEnd(event.target.clientHeight) && this.#toEnd(), true);
  }

  open(view) {
    this.#chat = view.id;
    this.#waiting.clear();
    this.#answers.clear();
    $('messages').replaceChildren(...view.messages.map(message => this.#item(message)));
    this.quiet();
    this.#toEnd();
  }

  message(message) {
    const shown = $(`message-${message.message_id}`);
    if (shown) return this.edit(message);
    const follow = this.#nearEnd() || !message.from.is_bot;
    $('messages').append(this.#item(message));
    if (message.from.is_bot) this.quiet();
    if (follow) this.#toEnd();
  }

  edit(message) {
    const follow = this.#nearEnd();
    const shown = $(`message-${message.message_id}`);
    const focused = shown?.contains(document.activeElement);
    const item = this.#item(message);
    shown?.replaceWith(item);
    // Whoever pressed a button by keyboard goes on from there.
    if (focused) (item.querySelector('.buttons :is(a, button)') ?? $('scroller')).focus();
    if (follow) this.#toEnd();
  }

  remove({ message_id: id }) {
    $(`message-${id}`)?.remove();
  }

  pin({ message_id: id }) {
    document.querySelectorAll('.pinned').forEach(item => item.classList.remove('pinned'));
    if (id) $(`message-${id}`)?.classList.add('pinned');
  }

  action(name) {
    clearTimeout(this.#timer);
    $('activity').textContent = actions[name] ?? 'busy…';
    $('activity').dataset.busy = '';
    this.#timer = setTimeout(() => this.quiet(), actionLasts);
  }

  quiet(text = 'bot') {
    clearTimeout(this.#timer);
    delete $('activity').dataset.busy;
    if ($('activity').textContent !== text) $('activity').textContent = text;
  }

  /** What the bot says to a press; it can come before the press itself has returned. */
  answer(answer) {
    const button = this.#waiting.get(answer.id);
    if (!button) this.#answers.set(answer.id, answer);
    else this.#end(answer.id, button);
    this.#on.answer(answer);
  }

  async #press(message, data, button) {
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    try {
      const { callback_query: { id } } = await server.press(this.#chat, message, data);
      if (this.#answers.delete(id)) button.removeAttribute('aria-busy');
      else this.#waiting.set(id, button);
    } catch (error) {
      button.removeAttribute('aria-busy');
      this.#on.problem(error);
    }
  }

  #end(id, button) {
    this.#waiting.delete(id);
    button.removeAttribute('aria-busy');
  }

  #item(message) {
    return showMessage(this.#chat, message, { command: this.#on.say, press: (...press) => this.#press(...press) });
  }

  #nearEnd(grown = 0) {
    const { scrollHeight, scrollTop, clientHeight } = $('scroller');
    return scrollHeight - scrollTop - clientHeight < nearEnd + grown;
  }

  #toEnd() {
    $('scroller').scrollTop = $('scroller').scrollHeight;
  }
}
