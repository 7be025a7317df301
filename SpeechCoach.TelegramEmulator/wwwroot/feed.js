const pause = 1500;

/**
 * One chat, followed as it happens: first whole, then event by event. When the emulator goes away, it is asked again
 * from time to time, and the chat is shown whole again, since an emulator that has started anew has forgotten it.
 */
export class Feed {
  #chat;
  #load;
  #on;
  #source;
  #over = false;

  constructor(chat, load, on) {
    [this.#chat, this.#load, this.#on] = [chat, load, on];
    this.#begin();
  }

  close() {
    this.#over = true;
    this.#source?.close();
  }

  async #begin() {
    try {
      const view = await this.#load();
      if (this.#over) return;
      this.#on.view(view);
      this.#follow(view.event);
    } catch {
      this.#again();
    }
  }

  #follow(after) {
    const source = this.#source = new EventSource(`chats/${this.#chat}/events?after=${after}`);
    for (const kind of ['message', 'edit', 'delete', 'pin', 'action', 'answer', 'keyboard', 'person', 'standing', 'commands']) {
      source.addEventListener(kind, event => this.#on[kind]?.(JSON.parse(event.data)));
    }
    source.addEventListener('error', () => {
      source.close();
      this.#again();
    });
  }

  #again() {
    if (this.#over) return;
    this.#on.away();
    setTimeout(() => this.#over || this.#begin(), pause);
  }
}
