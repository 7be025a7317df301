const $ = id => document.getElementById(id);
const UNSURE = 0.5;

/** Writes a report into the page. `listen` plays the recording from a second on, where it is at hand. Text goes in as text, never as markup. */
export function showReport(report, listen) {
  const advice = [];
  if (report.strength) advice.push(remark('strength', 'Keep', report.strength, listen));
  for (const action of report.actions ?? []) advice.push(remark('action', 'Try', action, listen));
  if (advice.length === 0) advice.push(element('p', {}, 'Nothing stood out this time.'));
  $('advice').replaceChildren(...advice);

  $('measures').replaceChildren(...report.measures.map(measure => element('details', {},
    element('summary', {}, element('span', {}, measure.label), element('b', {}, amount(measure))),
    element('p', {}, `${measure.definition}${measure.confidence < UNSURE ? ' In this recording it is a rough guess.' : ''}`))));

  const { engine, confidence } = report.recognition;
  $('recognition').textContent = engine === 'none' ? 'No words were recognised: only the sound was measured.'
    : `By ${engine}${confidence == null ? '' : `, ${Math.round(confidence * 100)} % sure`}.`;
  $('words').replaceChildren(...report.words.flatMap(word =>
    [spoken(word), element('small', {}, time(word.start)), ' ']));
  $('legend').textContent = [
    report.words.some(word => word.isFiller) && 'Marked: fillers.',
    report.words.some(unsure) && 'Dotted: the recogniser was unsure.',
  ].filter(Boolean).join(' ');

  const pauses = report.pauses ?? [];
  $('pauses').replaceChildren(...(pauses.length === 0 ? ['No silent pauses inside your speech.']
    : [`${pauses.length} silent ${pauses.length === 1 ? 'pause' : 'pauses'}, ${sum(pauses).toFixed(1)} s in all: `,
       element('span', { className: 'evidence' }, ...pauses.map(pause => place(pause, listen)))]));
  $('notices').replaceChildren(...(report.notices ?? []).map(notice => element('li', {}, notice)));
}

function remark(className, label, { text, evidence }, listen) {
  return element('div', { className }, element('strong', {}, label), text,
    element('div', { className: 'evidence' }, ...(evidence ?? []).map(span => place(span, listen))));
}

function place(span, listen) {
  const label = `${time(span.start)}–${time(span.end)}`;
  if (!listen) return element('span', { className: 'place' }, label);
  const button = element('button', { type: 'button', className: 'place' }, label);
  button.setAttribute('aria-label', `Listen from ${span.start.toFixed(1)} to ${span.end.toFixed(1)} seconds`);
  button.addEventListener('click', () => listen(span.start));
  return button;
}

function spoken(word) {
  const title = time(word.start);
  if (word.isFiller) return element('mark', { title: `filler at ${title}` }, word.text);
  return element('span', { title, className: unsure(word) ? 'unsure' : '' }, word.text);
}

function unsure(word) {
  return word.confidence != null && word.confidence < UNSURE && !word.isFiller;
}

function amount({ value, unit }) {
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toFixed(digits)}${unit ? ` ${unit}` : ''}`;
}

function time(seconds) {
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`;
}

function sum(spans) {
  return spans.reduce((total, span) => total + span.end - span.start, 0);
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
