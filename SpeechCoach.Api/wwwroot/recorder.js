/** The microphone, started and stopped by one button; gives what it heard as one Blob. */
export class Recorder {
  #media = null;
  #timer = null;
  #on;

  constructor(on) {
    this.#on = on;
  }

  get running() {
    return this.#media?.state === 'recording';
  }

  async toggle() {
    if (this.running) return this.#media.stop();
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const type = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'].find(MediaRecorder.isTypeSupported);
    const parts = [];
    const began = performance.now();
    this.#media = new MediaRecorder(stream, type ? { mimeType: type } : {});
    this.#media.ondataavailable = event => parts.push(event.data);
    this.#media.onstop = () => {
      clearInterval(this.#timer);
      stream.getTracks().forEach(track => track.stop());
      this.#on.finished(new Blob(parts, { type: this.#media.mimeType }));
    };
    this.#media.start(1000);
    this.#on.tick(0);
    this.#timer = setInterval(() => this.#on.tick((performance.now() - began) / 1000), 250);
  }
}
