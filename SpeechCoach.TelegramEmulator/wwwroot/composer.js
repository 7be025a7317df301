import { $, clock, element } from './elements.js';
import { Recorder } from './recorder.js';
import { server } from './server.js';

/** Where the learner writes, speaks, chooses a command or a file; `on` has say(text), record(sound), send(kind, ...), problem(error). */
export class Composer {
  #on;
  #commands = [];
  #app = null;
  #recorder = new Recorder();

  constructor(on) {
    this.#on = on;
    const text = $('text');
    text.addEventListener('input', () => this.#typed());
    text.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#say();
      }
    });
    $('composer').addEventListener('submit', event => {
      event.preventDefault();
      this.#say();
    });
    $('composer').addEventListener('keydown', event => event.key === 'Escape' && this.#showCommands(null));
    $('menu').addEventListener('click', () => this.#menu());
    $('start').addEventListener('click', () => on.say('/start'));
    $('record').addEventListener('click', () => this.#record());
    $('finish').addEventListener('click', () => this.#finish());
    $('discard').addEventListener('click', () => this.#discard());
    $('attach').addEventListener('click', () => this.#attach());
  }

  /** In a new or blocked chat there is nothing but one button, as in Telegram. */
  stand(standing) {
    $('start').hidden = standing === 'Open';
    $('composer').hidden = standing !== 'Open';
    $('start').textContent = standing === 'Blocked' ? 'Restart the bot' : 'Start';
  }

  offer(chat, { commands, button }) {
    this.#commands = commands;
    this.#app = button.type === 'web_app' ? server.webApp(chat, null, button.web_app.url) : null;
    $('menu').hidden = commands.length === 0 && !this.#app;
    $('menu').textContent = this.#app ? button.text : 'Menu';
    this.#showCommands(null);
  }

  keyboard(markup) {
    const rows = markup?.keyboard ?? [];
    $('keyboard').hidden = rows.length === 0;
    $('keyboard').replaceChildren(...rows.map(row => element('div', {}, ...row.map(button => {
      const text = button.text ?? button;
      return element('button', { type: 'button', onclick: () => this.#on.say(text) }, text);
    }))));
  }

  #menu() {
    if (this.#app) open(this.#app, '_blank', 'noopener');
    else this.#showCommands($('commands').hidden ? '' : null, true);
  }

  #typed() {
    const text = $('text').value;
    $('send').hidden = text.trim() === '';
    $('record').hidden = !$('send').hidden;
    this.#showCommands(/^\/\w*$/.test(text) ? text.slice(1) : null);
  }

  #say() {
    const text = $('text').value.trim();
    if (!text) return;
    $('text').value = '';
    this.#typed();
    this.#on.say(text);
  }

  /** The commands that begin so; null shows none. */
  #showCommands(beginning, focus = false) {
    const shown = beginning === null ? [] : this.#commands.filter(({ command }) => command.startsWith(beginning));
    $('commands').replaceChildren(...shown.map(({ command, description }) => element('li', {}, element('button', {
      type: 'button',
      onclick: () => {
        $('text').value = '';
        this.#typed();
        $('text').focus();
        this.#on.say(`/${command}`);
      },
    }, `/${command}`, element('span', {}, description)))));
    $('commands').hidden = shown.length === 0;
    $('menu').setAttribute('aria-expanded', String(shown.length > 0));
    if (focus) $('commands').querySelector('button')?.focus();
  }

  async #record() {
    try {
      await this.#recorder.start(seconds => { $('clock').textContent = clock(seconds); });
      this.#recording(true);
      $('finish').focus();
    } catch {
      this.#on.problem(new Error('The microphone cannot be used: allow it in the browser, or send a file.'));
    }
  }

  async #finish() {
    $('finish').disabled = true;
    const sound = await this.#recorder.finish();
    this.#recording(false);
    $('finish').disabled = false;
    await this.#on.record(sound);
  }

  #discard() {
    this.#recorder.discard();
    this.#recording(false);
  }

  #recording(runs) {
    $('recording').hidden = !runs;
    $('writing').hidden = runs;
    if (!runs) $('record').focus();
  }

  #attach() {
    const dialog = $('file-dialog');
    dialog.querySelector('form').reset();
    dialog.onclose = () => {
      const [file] = $('file').files;
      if (dialog.returnValue !== 'send' || !file) return;
      this.#on.send(dialog.querySelector('[name=kind]:checked').value, file, $('caption').value);
    };
    dialog.returnValue = '';
    dialog.showModal();
  }
}
