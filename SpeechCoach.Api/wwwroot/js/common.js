// What several pages' scripts need.
const texts = JSON.parse(document.getElementById('texts')?.textContent ?? '{}');
export const locale = document.documentElement.lang;

/** A text in the reader's language, its values filled in. */
export function t(key, values = {}) {
  return (texts[key] ?? key).replace(/\{([a-z]+)\}/g, (place, name) => values[name] ?? place);
}

export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export function number(value, digits = 0) {
  return value.toLocaleString(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

/** What a refused request says, in words. */
export function problem(status, body, retryAfter) {
  let detail, code;
  try { ({ detail, code } = JSON.parse(body)); } catch { /* no words of ours */ }
  // What the service says to programs is English.
  return (texts[`page.error.${code}`] ?? detail ?? t('page.error.status', { status })) + (retryAfter ? ` ${t('page.error.wait', { seconds: retryAfter })}` : '');
}

export async function explain(response) {
  return problem(response.status, await response.text().catch(() => ''), response.headers.get('Retry-After'));
}
