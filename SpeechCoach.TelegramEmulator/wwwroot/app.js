import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { $, element } from './elements.js';
import { Feed } from './feed.js';
import * as learner from './learner.js';
import { server } from './server.js';

const toastLasts = 4000;
const epoch = 1_700_000_000;
let chat;
let person;
let standing;
let feed;
let toasting;

const trying = action => async (...given) => {
  try {
    return await action(...given);
  } catch (error) {
    toast(error.message);
  }
};
const say = trying(text => server.say(chat, text));
const conversation = new Conversation({ say, answer: showAnswer, problem: error => toast(error.message) });
const composer = new Composer({
  say,
  record: trying(sound => server.record(chat, sound)),
  send: trying(async (kind, file, caption) => kind === 'recording'
    ? server.record(chat, file, caption)
    : server.send(chat, kind, file, await secondsOf(file), caption)),
  problem: error => toast(error.message),
});

$('add-chat').addEventListener('click', trying(async () => {
  const chats = await server.chats();
  const newcomer = await learner.askForNew(chats.length);
  if (!newcomer) return;
  // By the clock: the bot may still know the learners of an emulator that ran before.
  const id = Math.floor(Date.now() / 1000) - epoch;
  await server.person(id, newcomer);
  location.hash = id;
}));
$('show-learner').addEventListener('click', trying(async () => {
  if (await learner.settings(chat, person, standing)) await choose();
}));
$('show-chats').addEventListener('click', () => showChats($('show-chats').getAttribute('aria-expanded') !== 'true'));
addEventListener('hashchange', trying(choose));
addEventListener('focus', trying(list));
trying(choose)();

/** Opens the chat that the address names, else the first one there is, else a new one. */
async function choose() {
  const chats = await server.chats();
  const wanted = Number(location.hash.slice(1));
  chat = wanted || (chats[0]?.id ?? 1);
  if (!wanted) history.replaceState(null, '', `#${chat}`);
  feed?.close();
  feed = new Feed(chat, () => server.view(chat), {
    view: show,
    away: () => conversation.quiet('connecting…'),
    message: message => conversation.message(message),
    edit: message => conversation.edit(message),
    delete: message => conversation.remove(message),
    pin: message => conversation.pin(message),
    action: name => conversation.action(name),
    answer: answer => conversation.answer(answer),
    keyboard: ({ keyboard }) => composer.keyboard(keyboard),
    person: showPerson,
    standing: showStanding,
    commands: offered => composer.offer(chat, offered),
  });
  showChats(false);
}

function show(view) {
  $('bot-name').textContent = view.bot.first_name;
  $('description').textContent = view.description;
  person = view.person;
  $('learner-name').textContent = person.firstName;
  composer.offer(chat, { commands: view.commands, button: view.menuButton });
  composer.keyboard(view.keyboard);
  conversation.open(view);
  showStanding(view.standing);
}

function showPerson(user) {
  person = { firstName: user.first_name, lastName: user.last_name, username: user.username, languageCode: user.language_code };
  $('learner-name').textContent = person.firstName;
  list();
}

function showStanding(now) {
  standing = now;
  $('intro').hidden = now !== 'Unknown' || $('description').textContent === '';
  composer.stand(now);
  list();
}

async function list() {
  const notes = { Unknown: 'new', Blocked: 'has blocked the bot', Deactivated: 'account deleted' };
  const chats = await server.chats();
  $('chats').replaceChildren(...chats.map(other => element('li', {}, element('a', {
    href: `#${other.id}`,
    ...(other.id === chat ? { 'aria-current': 'true' } : {}),
  }, other.person.firstName, element('small', {}, [other.person.languageCode, notes[other.standing]].filter(Boolean).join(', '))))));
}

function showChats(open) {
  $('sidebar').classList.toggle('open', open);
  $('show-chats').setAttribute('aria-expanded', String(open));
}

function showAnswer({ text, show_alert: alert, url }) {
  if (url) open(url, '_blank', 'noopener');
  if (!text) return;
  if (!alert) return toast(text);
  $('alert-text').textContent = text;
  $('alert').showModal();
}

function toast(text) {
  clearTimeout(toasting);
  $('toast').textContent = text;
  $('toast').hidden = false;
  toasting = setTimeout(() => { $('toast').hidden = true; }, toastLasts);
}

/** How long a recording is, as the learner's Telegram would know it; 0 where the browser cannot play it. */
function secondsOf(file) {
  const player = element('video', { preload: 'metadata', src: URL.createObjectURL(file) });
  return new Promise(resolve => {
    player.onloadedmetadata = () => resolve(Number.isFinite(player.duration) ? Math.round(player.duration) : 0);
    player.onerror = () => resolve(0);
  }).finally(() => URL.revokeObjectURL(player.src));
}
