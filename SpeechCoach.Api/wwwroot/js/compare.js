import { keepSound } from './sound.js';

for (const side of document.querySelectorAll('.side:has(audio)')) keepSound(side.querySelector('audio'), side.dataset.recording, side.querySelector('[data-silent]'));
