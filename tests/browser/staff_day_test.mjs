// A staff day from end to end: a new client, a checklist from a template, sent, claimed, reviewed, sent back,
// accepted, completed and reopened; at a desk, on a phone, and without JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  button, claim, contact, heading, kDevices, nextLink, open, said, seen, signIn, staffDesk, unique, until,
  useBrowser, words,
} from './support.mjs';

useBrowser();

const textbox = (page, name) => page.getByRole('textbox', { name, exact: true });

async function createClientWithContact(page, name, person) {
  await page.goto('/admin/contacts/new');
  await textbox(page, 'Name').fill(person.name);
  await textbox(page, 'E-mail address 1').fill(person.address);
  await button(page, 'Create contact').click();
  await seen(page.getByRole('heading', { name: person.name, level: 1 }));
  await page.goto('/admin/clients/new');
  await textbox(page, 'Name').fill(name);
  await button(page, 'Create client').click();
  await page.getByLabel('Add a contact by e-mail address').fill(person.address);
  await button(page, 'Add').click();
  await seen(page.getByRole('link', { name: person.name }));
}

/** A template of two requests, whose words have the client's name and the year in them. */
async function createTemplate(page, name) {
  await page.goto('/admin/templates/new');
  await page.getByLabel('Title of the checklist').fill('Accounts {year} of {client}');
  await page.getByLabel('Name among your templates').fill(name);
  await page.locator('main').getByRole('button').first().click();
  for (const title of ['Bank statements of {year}', 'Signed minutes']) {
    await textbox(page, 'What do you need?').fill(title);
    await button(page, 'Add request').click();
    await seen(page.locator('#requests .task-title').filter({ hasText: title }));
  }
}

/** Answers the request that is open, and ticks it off. */
async function answer(phone, text) {
  await phone.getByRole('textbox', { name: 'Your answer' }).fill(text);
  await button(phone, 'Save answer').click();
  await said(phone, 'Your answer is saved.');
  if (await button(phone, 'Mark as done').count()) {
    await button(phone, 'Mark as done').click();
    await said(phone, 'Thank you. This one is done.');
  }
}

for (const [where, width, javaScriptEnabled] of
  [['at a desk', 1280, true], ['on a phone', 390, true], ['without JavaScript', 1280, false]]) {
  test(`${where}: from a template to accepted, completed and reopened`, async (t) => {
    const page = await open(t, { ...kDevices.laptop, viewport: { width, height: 900 } }, { javaScriptEnabled });
    await page.goto('/admin');
    await signIn(page, await staffDesk());
    const person = contact('Ines Duarte');
    const client = unique('Duarte Ceramics');
    const template = unique('Accounts');
    await createTemplate(page, template);
    await createClientWithContact(page, client, person);

    await page.getByRole('link', { name: 'New work' }).first().click();
    await textbox(page, 'Title').fill('Annual accounts');
    await page.getByLabel('Starts').fill('2027-02-01');
    await button(page, 'Create work').click();
    await page.getByRole('link', { name: 'From a template' }).first().click();
    await page.getByRole('radio', { name: template }).check();
    await button(page, 'Make the checklist').click();
    assert.match(await heading(page), new RegExp(`^Accounts 2027 of ${client}$`));
    await seen(page.locator('#requests .task-title').filter({ hasText: 'Bank statements of 2027' }));
    const checklist = page.url().replace(/\?.*/, '');

    assert.match(await words(page), new RegExp(person.name), 'whom the client has is who gets it');
    await button(page, 'Send').click();
    const link = await nextLink(person.address);

    const phone = await open(t, kDevices.phone, { javaScriptEnabled });
    await claim(phone, link);
    await until(async () => {
      await page.reload();
      return /Opened with Safari on iPhone, /.test(await words(page));
    }, 'the claim on the checklist’s page');
    await phone.getByRole('link', { name: 'Bank statements of 2027' }).first().click();
    await answer(phone, 'All but March.');

    await page.goto('/admin/review?queue=mine');
    await page.locator('.review-line').filter({ hasText: client }).getByRole('link', { name: 'Bank statements of 2027' }).click();
    await page.getByText('Send back with a note', { exact: true }).click();
    await page.getByLabel('What should the client do differently?').fill('March is missing.');
    await button(page, 'Send back').click();
    await seen(page.getByText(/^Sent back/).first());

    await phone.goto(link);
    await phone.getByRole('link', { name: 'Bank statements of 2027' }).first().click();
    assert.match(await words(phone), /Sent back by Robin Ashdown, .*: March is missing\./);
    await answer(phone, 'Now with March.');

    await page.goto('/admin/review?queue=mine');
    await page.locator('.review-line').filter({ hasText: client }).getByRole('link', { name: 'Bank statements of 2027' }).click();
    await button(page, 'Accept').click();
    await seen(page.getByText(/^Accepted/).first());
    await phone.reload();
    assert.match(await words(phone), /Accepted/);

    await page.goto(checklist);
    await page.getByRole('link', { name: 'Annual accounts' }).first().click();
    await button(page, 'Complete this work').click();
    await seen(page.getByText(/Completed by Robin Ashdown, /));
    await phone.reload();
    assert.match(await words(phone), /You can read everything and download the files/);
    await button(page, 'Reopen this work').click();
    await seen(button(page, 'Complete this work'));
    await phone.reload();
    assert.doesNotMatch(await words(phone), /You can read everything and download the files/);
  });
}
