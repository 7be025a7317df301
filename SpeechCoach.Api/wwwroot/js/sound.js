import { t } from './common.js';

const AGAIN_AFTER = 3000, FRESH = 60_000;

/**
 * A link plays for some minutes. Whoever listens longer gets another one; where that plays nothing either, the sound is gone.
 * `from()` tells where to go on, `seek(seconds)` goes there.
 */
export function keepSound(player, recording, told, from = () => player.currentTime, seek = seconds => { player.currentTime = seconds; }) {
  let renewed = -Infinity, plays = false;
  player.addEventListener('error', () => renew(plays));
  // Where a link plays nothing the player counts as paused before it says why.
  player.addEventListener('play', () => { plays = true; });
  player.addEventListener('pause', () => { plays = false; });
  player.addEventListener('playing', () => { renewed = -Infinity; });

  async function renew(resume) {
    // One that was got long ago has run out as the first had.
    if (performance.now() - renewed < FRESH) return tell(t('page.report.silent'));
    const answer = await fetch(`/api/recordings/${recording}/audio`, { method: 'POST' }).catch(() => null);
    if (answer?.status === 404) return tell(t('page.report.silent'));
    if (!answer?.ok) {
      // A player that has failed begins no more by itself.
      setTimeout(() => renew(resume || plays), AGAIN_AFTER);
      return tell(t('page.report.lost'));
    }
    tell(null);
    const at = from();
    renewed = performance.now();
    player.src = (await answer.json()).url;
    seek(at);
    if (resume) player.play().catch(() => {});
  }

  function tell(text) {
    told.hidden = !text;
    told.textContent = text ?? '';
  }
}
