/** The microphone: records, pauses, and tells how loud it is. */
export class Microphone {
  #stream; #media; #audio; #analyser; #parts = []; #samples; #timer; #before = 0; #since = 0;
  #on;

  /** `on.level(peak, seconds)` comes many times a second; `on.finished(blob)` once, at the end. */
  constructor(on) { this.#on = on; }

  get seconds() {
    return (this.#before + (this.#media?.state === 'recording' ? performance.now() - this.#since : 0)) / 1000;
  }

  async start() {
    // What a telephone call wants made even is what is to be measured here: level, noise, pauses.
    const wanted = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    this.#stream = await navigator.mediaDevices.getUserMedia({ audio: wanted });
    try {
      this.#begin();
    } catch (error) {
      this.#release();
      throw error;
    }
  }

  #begin() {
    // Chromium records the first, Firefox the first or second, Safari the third.
    const type = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'].find(MediaRecorder.isTypeSupported);
    this.#media = new MediaRecorder(this.#stream, type ? { mimeType: type, audioBitsPerSecond: 64_000 } : {});
    this.#media.ondataavailable = event => this.#parts.push(event.data);
    this.#media.onstop = () => this.#end();
    // A microphone that is pulled out ends the recording and loses none of it.
    this.#stream.getAudioTracks()[0].onended = () => this.stop();
    this.#listen();
    this.#media.start(1000);
    this.#since = performance.now();
    this.#timer = setInterval(() => this.#on.level(this.#peak(), this.seconds), 50);
  }

  pause() {
    if (this.#media?.state !== 'recording') return;
    this.#before += performance.now() - this.#since;
    this.#media.pause();
  }

  resume() {
    if (this.#media?.state !== 'paused') return;
    this.#since = performance.now();
    this.#media.resume();
  }

  stop() {
    if (!this.#media || this.#media.state === 'inactive') return;
    this.pause();
    this.#media.stop();
  }

  /** Ends without having recorded anything. */
  drop() {
    this.#media.onstop = () => this.#release();
    this.stop();
  }

  #listen() {
    this.#audio = new AudioContext();
    this.#analyser = this.#audio.createAnalyser();
    this.#analyser.fftSize = 4096;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#audio.createMediaStreamSource(this.#stream).connect(this.#analyser);
  }

  #peak() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let peak = 0;
    for (const sample of this.#samples) peak = Math.max(peak, Math.abs(sample));
    return peak;
  }

  #release() {
    clearInterval(this.#timer);
    this.#stream.getTracks().forEach(track => track.stop());
    this.#audio?.close();
  }

  #end() {
    this.#release();
    this.#on.finished(new Blob(this.#parts, { type: this.#media.mimeType }));
  }
}
