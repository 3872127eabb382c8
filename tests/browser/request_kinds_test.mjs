// A checklist with every kind of request, written and answered without JavaScript, and put in order by dragging.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from './inspect.mjs';
import {
  button, claim, kDevices, nextLink, open, said, seen, sentWork, signIn, sql, sqlValue, staffDesk, useBrowser,
  words,
} from './support.mjs';

useBrowser();

const plain = { javaScriptEnabled: false };
const listOf = (made) => `/admin/work/${made.id}/checklists/${sqlValue`SELECT id FROM checklists WHERE work_item_id = ${made.id}`}`;

async function addHeading(page, name) {
  await page.getByText('Add a heading').click();
  await page.locator('#section_name').fill(name);
  await button(page, 'Add heading').click();
  await said(page, 'The headings are changed.');
}

async function ask(page, title, kind, section, more = async () => {}) {
  await page.getByLabel('What do you need?').fill(title);
  await page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
  await page.getByLabel('Under which heading?').selectOption(section);
  await more();
  await button(page, 'Add request').click();
  await said(page, 'The request is on the checklist.');
}

test('staff make a checklist of every kind in two sections, and a client answers it on a phone', async (t) => {
  const made = await sentWork();
  const desk = await open(t, kDevices.laptop, plain);
  await desk.goto(listOf(made));
  await signIn(desk, await staffDesk());
  await addHeading(desk, 'About you');
  await addHeading(desk, 'Your papers');
  await ask(desk, 'What changed?', 'Free text', 'About you');
  await ask(desk, 'Did you move?', 'Yes or no', 'About you');
  await ask(desk, 'How often?', 'Choice', 'About you', () => desk.getByLabel('The choices').fill('Monthly\nYearly'));
  await ask(desk, 'Since when?', 'Date', 'About you');
  await ask(desk, 'Receipts', 'Files', 'Your papers');
  await ask(desk, 'Your account', 'Short form', 'Your papers', async () => {
    await desk.getByLabel('Label of field 1').fill('Holder');
    await desk.getByLabel('Label of field 2').fill('Balance');
    await desk.getByLabel('Kind of field 2').selectOption('number');
  });
  assert.equal(await desk.getByLabel('The choices').isVisible(), false, 'only the fields of the chosen kind are seen');

  const phone = await open(t, kDevices.phone, plain);
  await claim(phone, await nextLink(made.contact.address));
  const home = phone.url();
  for (const name of ['About you', 'Your papers']) await seen(phone.getByRole('heading', { name, level: 3 }));
  const begin = async (title) => {
    await phone.goto(home);
    await phone.getByRole('link', { name: title }).click();
  };
  const done = async () => {
    await button(phone, 'Save, this is done').click();
    await said(phone, 'Thank you. This one is done.');
  };
  await begin('Did you move?');
  await phone.getByRole('radio', { name: 'Yes' }).check();
  await done();
  await begin('How often?');
  await button(phone, 'Save, this is done').click();
  await seen(phone.getByRole('alert').getByRole('link', { name: 'Choose one of the answers first.' }));
  await phone.getByRole('radio', { name: 'Yearly' }).check();
  await done();
  await begin('Since when?');
  await phone.getByLabel('Which day?').fill('2026-03-31');
  await done();
  await begin('Your account');
  await phone.getByLabel('Holder').fill('Ada Finch');
  await phone.getByLabel('Balance').fill('plenty');
  await button(phone, 'Save, this is done').click();
  await seen(phone.getByRole('alert').getByText('a number is asked for here'));
  assert.equal(await phone.getByLabel('Holder').inputValue(), 'Ada Finch');
  await phone.getByLabel('Balance').fill('1,200.50');
  await done();
  await begin('Receipts');
  assert.equal(await phone.getByLabel('Your answer').count(), 0);
  await seen(phone.getByLabel('Choose files or photos'));

  await desk.goto(listOf(made));
  await desk.locator('[data-request]').getByRole('link', { name: 'Your account' }).click();
  assert.match(await words(desk), /Holder: Ada Finch Balance: 1,200.50/);
});

test('a request is dragged under another heading, with a mouse and with a finger', async (t) => {
  const made = await sentWork();
  const list = listOf(made);
  const desk = await open(t, { ...kDevices.laptop, viewport: { width: 1280, height: 1600 } });
  await desk.goto(list);
  await signIn(desk, await staffDesk());
  await addHeading(desk, 'Later');
  const drag = async (from, to) => {
    await from.scrollIntoViewIfNeeded();
    const start = await from.boundingBox();
    await desk.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await desk.mouse.down();
    const end = await to.boundingBox();
    await desk.mouse.move(end.x + 40, end.y + end.height / 2, { steps: 5 });
    await desk.mouse.move(end.x + 40, end.y + end.height - 4, { steps: 5 });
    await desk.mouse.up();
  };
  const title = await desk.locator('[data-request] .task-title').first().innerText();
  await drag(desk.locator('.grip').first(), desk.locator('[data-section="Later"]'));
  await said(desk, 'The order is changed.');
  assert.equal(sqlValue`SELECT section FROM client_requests WHERE work_item_id = ${made.id} AND title = ${title}`, 'Later');

  // Somebody else changed it meanwhile: it says so, and moves nothing.
  sql`UPDATE checklists SET version = version + 1 WHERE work_item_id = ${made.id}`;
  await drag(desk.locator('.grip').first(), desk.locator('[data-section="Later"]'));
  await seen(desk.getByRole('alert').getByText('A colleague changed this checklist'));
});

test('pages of templates and of each kind have nothing for axe to find', async (t) => {
  const made = await sentWork();
  const desk = await open(t);
  const staff = await staffDesk();
  await desk.goto('/admin/templates/new');
  await signIn(desk, staff);
  await desk.getByLabel('Title of the checklist').fill('Papers for {year}');
  await button(desk, 'Create template').click();
  const template = new URL(desk.url()).pathname;
  await addHeading(desk, 'Income');
  const faults = [];
  const look = async (page, name, path) => faults.push(...await inspect(page, name, path));
  for (const kind of ['Free text', 'Yes or no', 'Choice', 'Date', 'Short form']) {
    await desk.goto(template);
    await desk.getByLabel('What do you need?').fill(`${kind} {client}`);
    await desk.getByRole('radio', { name: kind }).check();
    await desk.getByLabel('Under which heading?').selectOption('Income');
    if (kind === 'Choice') await desk.getByLabel('The choices').fill('One\nTwo');
    if (kind === 'Short form') await desk.getByLabel('Label of field 1').fill('Name');
    await button(desk, 'Add request').click();
    await said(desk, 'The request is in the template.');
  }
  await look(desk, 'template', template);
  await look(desk, 'templates', '/admin/templates');
  await look(desk, 'template edit', `${template}/edit`);
  await look(desk, 'from template', `/admin/work/${made.id}/checklists/from-template`);
  await desk.getByRole('radio', { name: /Papers for/ }).first().check();
  await button(desk, 'Make the checklist').click();
  await said(desk, 'The checklist is made.');
  await look(desk, 'checklist', new URL(desk.url()).pathname);
  await desk.goto(template);
  await desk.locator('[data-request] a').last().click();
  await look(desk, 'request of a template');

  // The same requests on the client's phone.
  sql`UPDATE client_requests r JOIN checklists l ON l.id = r.checklist_id SET r.checklist_id =
    (SELECT MIN(id) FROM checklists WHERE work_item_id = ${made.id}) WHERE r.work_item_id = ${made.id}`;
  const phone = await open(t, kDevices.phone);
  await claim(phone, await nextLink(made.contact.address));
  const paths = await phone.locator('.task').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.ok(paths.length >= 5);
  await look(phone, 'work', new URL(phone.url()).pathname);
  for (const path of paths) await look(phone, `request ${path}`, path);
  assert.deepEqual(faults, []);
});
