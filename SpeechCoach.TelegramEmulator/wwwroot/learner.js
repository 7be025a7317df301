import { $ } from './elements.js';
import { server } from './server.js';

const names = ['Ada', 'Ben', 'Carmen', 'David', 'Elena', 'Farid', 'Grace', 'Hugo', 'Inés', 'Jonas', 'Kim', 'Lucía'];

/** Asks who the learner of a new chat is. Gives the person, or null. */
export const askForNew = taken => ask({ firstName: names[taken % names.length], languageCode: navigator.language?.startsWith('es') ? 'es' : 'en' }, null)
  .then(answer => answer.what === 'save' ? answer.person : null);

/** Shows who the learner is, and does what is chosen. Gives true where the chat is gone. */
export async function settings(chat, person, standing) {
  const limit = await server.limit();
  const answer = await ask(person, { standing, limit });
  switch (answer.what) {
    case 'save':
      await server.person(chat, answer.person);
      if (JSON.stringify(answer.limit) !== JSON.stringify(limit)) await server.setLimit(answer.limit);
      break;
    case 'block':
      await server.stand(chat, standing === 'Blocked' ? 'unblock' : 'block');
      break;
    case 'deactivate':
      await server.stand(chat, 'deactivate');
      break;
    case 'forget':
      await server.forget(chat);
      return true;
  }
  return false;
}

function ask(person, known) {
  const dialog = $('learner-dialog');
  $('first-name').value = person.firstName;
  $('username').value = person.username ?? '';
  $('language').value = person.languageCode ?? '';
  $('chat-settings').hidden = known === null;
  $('learner-title').textContent = known === null ? 'New learner' : 'Learner';
  if (known) {
    $('block').textContent = known.standing === 'Blocked' ? 'Unblock the bot' : 'Block the bot';
    $('block').disabled = !['Open', 'Blocked'].includes(known.standing);
    $('rate').value = known.limit.messagesPerSecond;
    $('burst').value = known.limit.burst;
  }
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise(resolve => {
    dialog.onclose = () => resolve({
      what: dialog.returnValue,
      person: { ...person, firstName: $('first-name').value, username: $('username').value || null, languageCode: $('language').value || null },
      limit: { messagesPerSecond: Number($('rate').value), burst: Number($('burst').value) },
    });
  });
}
