// The same ways without JavaScript: every page works with forms and links alone.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  button, claim, completeWork, contact, heading, kDevices, nextLink, nextMail, open, said, seen,
  sendAccessLink, sentWork, signIn, sql, staffDesk, unique, until, useBrowser, words,
} from './support.mjs';

useBrowser();
const folder = mkdtempSync(join(tmpdir(), 'latchkey-plain-'));
after(() => rmSync(folder, { recursive: true }));

function file(name, bytes) {
  writeFileSync(join(folder, name), Buffer.alloc(bytes, 'x'));
  return join(folder, name);
}

const plain = { javaScriptEnabled: false };
const textbox = (page, name) => page.getByRole('textbox', { name });

test('a client opens the link, answers, adds files, comments, completes, and moves to another device', async (t) => {
  const made = await sentWork();
  const link = await nextLink(made.contact.address);
  const phone = await open(t, kDevices.phone, plain);
  await claim(phone, link);
  await phone.getByRole('link', { name: 'Bank statements' }).click();
  await textbox(phone, 'Your answer').fill('First line\nsecond line');
  await button(phone, 'Save answer').click();
  await said(phone, 'Your answer is saved.');
  assert.equal(await textbox(phone, 'Your answer').inputValue(), 'First line\nsecond line');
  await phone.getByLabel('Choose files or photos').setInputFiles([file('one.txt', 500), file('two.txt', 70_000)]);
  await button(phone, 'Add files').click();
  await said(phone, 'Your files have arrived.');
  await seen(phone.getByRole('link', { name: 'two.txt' }));
  await textbox(phone, 'Add a comment').fill('Is that all?');
  await phone.getByLabel('Files with it').setInputFiles([file('three.txt', 300)]);
  await button(phone, 'Add comment').click();
  await said(phone, 'Your comment is there');
  await button(phone, 'Remove three.txt').click();
  await said(phone, 'The file is removed.');
  await button(phone, 'Put back three.txt').click();
  await said(phone, 'The file is back.');
  await button(phone, 'Mark as done').click();
  await said(phone, 'Thank you. This one is done.');
  assert.match(await words(phone), /Done by you, \w+day \d+ \w+ 20\d\d at \d\d:\d\d/);
  await button(phone, 'Not done after all? Mark as open').click();
  await said(phone, 'This request is open again.');

  // What is refused is said above the form and at the field, and nothing typed is lost.
  await textbox(phone, 'Add a comment').fill('y'.repeat(10_001));
  await button(phone, 'Add comment').click();
  await seen(phone.getByRole('alert').getByRole('link'));
  assert.equal((await textbox(phone, 'Add a comment').inputValue()).length, 10_001);
  await button(phone, 'Add files').click();
  await seen(phone.getByRole('alert').getByRole('link'));

  await phone.getByRole('link', { name: 'Devices' }).click();
  await phone.getByText('Rename').click();
  await textbox(phone, 'Name of this device').fill('My phone');
  await button(phone, 'Save name').click();
  await said(phone, 'The device has its new name.');

  const laptop = await open(t, kDevices.laptop, plain);
  await laptop.goto(link);
  assert.match(await words(laptop), /opened with Safari on iPhone, \w+day \d+ \w+/);
  await claim(laptop, await sendAccessLink(laptop, made.contact.address));
  await phone.goto(made.path);
  assert.equal(await heading(phone), 'This link was opened on another device');

  await nextMail(made.contact.address, '/not-me/');
  const notice = await nextMail(made.contact.address, '/not-me/');
  await phone.goto(notice.url);
  await button(phone, 'This wasn’t me').click();
  assert.equal(await heading(phone), 'That device is signed out');
  assert.equal((await laptop.goto(made.path)).status(), 403);
});

test('completed work is read, and a page from before is refused', async (t) => {
  const made = await sentWork();
  const page = await open(t, kDevices.phone, plain);
  await claim(page, await nextLink(made.contact.address));
  await page.goto(made.requestPath(0));
  await textbox(page, 'Your answer').fill('Too late');
  await completeWork(made);
  await button(page, 'Save answer').click();
  assert.equal(await heading(page), 'This work is completed');
  await page.goto(made.requestPath(0));
  assert.equal(await page.locator('main form').count(), 0);
  assert.equal(sql`SELECT 1 FROM answers WHERE work_item_id = ${made.id}`.length, 0);
});

test('two presses one after the other count once', async (t) => {
  const made = await sentWork();
  const page = await open(t, kDevices.laptop, plain);
  await page.goto(await nextLink(made.contact.address));
  await button(page, 'Open my requests').dblclick();
  // Not waitForURL: the second press breaks off the first one's way there, which it takes for a fault.
  await until(() => new URL(page.url()).pathname === made.path, 'the requests');
  await page.waitForLoadState('networkidle'); // the other press may still be on its way there
  await page.goto(made.requestPath(0));
  await textbox(page, 'Add a comment').fill('Twice');
  await button(page, 'Add comment').dblclick();
  await said(page, 'Your comment is there');
  assert.equal(sql`SELECT 1 FROM comments WHERE work_item_id = ${made.id}`.length, 1);
  assert.equal(sql`SELECT 1 FROM audit_events WHERE work_item_id = ${made.id} AND action = 'link.claimed'`.length, 1);
});

test('a staff day: contact, client, work, checklist, Send, review, comment, complete, reopen', async (t) => {
  const staff = await staffDesk();
  const page = await open(t, kDevices.laptop, plain);
  await page.goto('/admin/work');
  await signIn(page, staff);
  assert.equal(new URL(page.url()).pathname, '/admin/work', 'one comes to the page that was asked for');

  const client = contact('Ines Duarte');
  await page.goto('/admin/contacts/new');
  await textbox(page, 'Name').fill(client.name);
  await textbox(page, 'E-mail address 1').fill(client.address);
  await button(page, 'Create contact').click();
  await seen(page.getByRole('heading', { name: client.name, level: 1 }));

  const name = unique('Duarte Ceramics');
  await page.goto('/admin/clients/new');
  await textbox(page, 'Name').fill(name);
  await button(page, 'Create client').click();
  await page.getByLabel('Add a contact by e-mail address').fill(client.address);
  await button(page, 'Add').click();
  await seen(page.getByRole('link', { name: client.name }));

  await page.getByRole('link', { name: 'New work' }).first().click();
  await textbox(page, 'Title').fill('Payroll for December');
  await button(page, 'Create work').click();
  await page.getByRole('link', { name: 'New checklist' }).first().click();
  await textbox(page, 'Title').fill('What we need for payroll');
  await page.getByRole('checkbox', { name: client.name }).check();
  await button(page, 'Create checklist').click();
  await textbox(page, 'What do you need?').fill('Hours worked');
  await textbox(page, 'Explain it').fill('Per person:\n\n- name\n- hours');
  await button(page, 'Add request').click();
  await seen(page.getByRole('link', { name: 'Hours worked' }));
  await button(page, 'Send').click();
  await said(page, 'It is on its way.');

  const phone = await open(t, kDevices.phone, plain);
  await claim(phone, await nextLink(client.address));
  await phone.getByRole('link', { name: 'Hours worked' }).click();
  assert.equal(await phone.locator('.prose li').count(), 2);
  await textbox(phone, 'Your answer').fill('Ana 12\nRui 30');
  await button(phone, 'Save answer').click();

  await page.reload();
  assert.match(await words(page), /Opened with Safari on iPhone/);
  await page.getByRole('link', { name: 'Hours worked' }).first().click();
  assert.match(await page.locator('.said').first().innerText(), /Ana 12\nRui 30/);
  await page.getByRole('textbox', { name: /comment/i }).fill('Thank you!');
  await button(page, 'Add comment').click();
  await seen(page.getByText('Thank you!'));
  await button(page, 'Complete').click();
  await seen(button(page, 'Reopen'));
  await page.getByRole('link', { name: 'Payroll for December' }).click();
  await button(page, 'Complete this work').click();
  assert.match(await words(page), /Completed by Robin Ashdown/);
  assert.match(await (await phone.goto(phone.url())).text(), /completed this work on/);
  await button(page, 'Reopen this work').click();
  await seen(button(page, 'Complete this work'));
  await page.goto('/admin');
  assert.match(await words(page), /new since you looked/);
  await button(page, 'Sign out').click();
  assert.match(await words(page), /You are signed out\./);
  await page.goto('/admin/contacts');
  assert.equal(new URL(page.url()).pathname, '/admin/sign-in');
});
