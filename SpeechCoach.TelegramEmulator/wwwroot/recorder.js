/** The microphone: started, then either finished or discarded. */
export class Recorder {
  #media;
  #stream;
  #timer;

  /** @throws where there is no microphone or it is not allowed. */
  async start(tick) {
    const stream = this.#stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const type = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'].find(MediaRecorder.isTypeSupported);
    this.#media = new MediaRecorder(stream, { ...(type ? { mimeType: type } : {}), audioBitsPerSecond: 96_000 });
    this.#media.start();
    const began = performance.now();
    tick(0);
    this.#timer = setInterval(() => tick((performance.now() - began) / 1000), 250);
  }

  /** What was heard, as one Blob. */
  async finish() {
    const parts = [];
    const media = this.#media;
    await new Promise(resolve => {
      media.ondataavailable = event => parts.push(event.data);
      media.onstop = resolve;
      media.stop();
    });
    this.#end();
    return new Blob(parts, { type: media.mimeType });
  }

  discard() {
    this.#media.stop();
    this.#end();
  }

  #end() {
    clearInterval(this.#timer);
    this.#stream.getTracks().forEach(track => track.stop());
  }
}
