import { element } from './elements.js';

const tags = {
  bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote',
};

/** A text with its entities as nodes. Offsets are UTF-16 code units, in Telegram as in JavaScript. */
export function richText(text, entities, onCommand) {
  const sorted = [...entities ?? []].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return between(0, text.length, sorted);

  function between(start, end, inside) {
    const nodes = [];
    let at = start;
    for (let i = 0; i < inside.length; i++) {
      const entity = inside[i];
      if (entity.offset < at) continue;
      const last = Math.min(entity.offset + entity.length, end);
      nodes.push(text.slice(at, entity.offset));
      nodes.push(marked(entity, between(entity.offset, last, inside.slice(i + 1).filter(other => other.offset + other.length <= last))));
      at = last;
    }
    nodes.push(text.slice(at, end));
    return nodes.filter(node => node !== '');
  }

  function marked(entity, nodes) {
    const words = text.substr(entity.offset, entity.length);
    switch (entity.type) {
      case 'text_link':
      case 'url':
        return element('a', { href: entity.url ?? words, target: '_blank', rel: 'noopener' }, ...nodes);
      case 'bot_command':
        return element('button', { type: 'button', className: 'command', onclick: () => onCommand(words) }, ...nodes);
      case 'spoiler':
        return spoiler(nodes);
      default:
        return element(tags[entity.type] ?? 'span', {}, ...nodes);
    }
  }
}

function spoiler(nodes) {
  const hidden = element('button', { type: 'button', className: 'spoiler', 'aria-pressed': 'false', title: 'Show' }, ...nodes);
  hidden.onclick = () => hidden.setAttribute('aria-pressed', 'true');
  return hidden;
}
