// The one script that a page waits for. Until its others have come, what they listen to does nothing: what was pressed last meanwhile is pressed again then.
{
  const theirs = { click: 'button[type=button], [data-s], [data-strip]', submit: '[data-make]' };
  let early = null;
  for (const kind in theirs) addEventListener(kind, keep, true);
  // By then all of a page's modules have run.
  addEventListener('DOMContentLoaded', () => {
    for (const kind in theirs) removeEventListener(kind, keep, true);
    early?.target.dispatchEvent(new early.constructor(early.type, early));
  });

  function keep(event) {
    if (!event.target.closest(theirs[event.type])) return;
    event.preventDefault();
    early = event;
  }
}
