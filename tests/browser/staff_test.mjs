// Staff at work in a browser, at a desk and on a phone: from an empty contact to a resent checklist.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import {
  button, claim, contact, heading, kDevices, mailsTo, nextLink, open, said, seen, sentWork, signIn, sql,
  staffDesk, unique, until, useBrowser, words,
} from './support.mjs';

useBrowser();
const folder = mkdtempSync(join(tmpdir(), 'latchkey-staff-'));
after(() => rmSync(folder, { recursive: true }));

const textbox = (page, name) => page.getByRole('textbox', { name, exact: true });

/** The row of a recipient in the checklist's table, in one line. */
async function stateOf(page, name) {
  await page.reload();
  return (await page.getByRole('row').filter({ hasText: name }).innerText()).replace(/\s+/g, ' ');
}

async function openDesk(t, device) {
  const staff = await staffDesk();
  const page = await open(t, device);
  await page.goto('/admin');
  await signIn(page, staff);
  return { page, staff };
}

for (const [where, width] of [['at a desk', 1280], ['on a phone', 390]]) {
  test(`a whole way ${where}: create, write, send, watch, answer back, complete, reopen, resend`, async (t) => {
    const device = { ...kDevices.laptop, viewport: { width, height: 900 } };
    const { page } = await openDesk(t, device);

    const client = contact('Ines Duarte');
    await page.goto('/admin/contacts');
    await page.getByRole('link', { name: 'New contact' }).first().click();
    await textbox(page, 'Name').fill(client.name);
    await textbox(page, 'E-mail address 1').fill('ines@');
    await button(page, 'Create contact').click();  // an address that is none: said at its field, nothing lost
    const browserRefuses = await textbox(page, 'E-mail address 1').evaluate((input) => !input.checkValidity());
    assert.ok(browserRefuses);
    assert.equal(await textbox(page, 'Name').inputValue(), client.name);
    await textbox(page, 'E-mail address 1').fill(client.address);
    await button(page, 'Create contact').click();
    await seen(page.getByRole('heading', { name: client.name, level: 1 }));

    const name = unique('Duarte Ceramics');
    await page.goto('/admin/clients');
    await page.getByRole('link', { name: 'New client' }).first().click();
    await textbox(page, 'Name').fill(name);
    await button(page, 'Create client').click();
    await page.getByLabel('Add a contact by e-mail address').fill(client.address);
    await button(page, 'Add').click();
    await seen(page.getByRole('link', { name: client.name }));

    await page.getByRole('link', { name: 'New work' }).first().click();
    await textbox(page, 'Title').fill('Annual accounts 2026');
    await page.getByLabel('Due').fill('2027-03-31');
    await button(page, 'Create work').click();
    assert.equal(await heading(page), 'Annual accounts 2026');
    assert.match(await words(page), /Due Wednesday 31 March 2027/);
    await page.getByRole('link', { name: 'New checklist' }).first().click();
    await textbox(page, 'Title').fill('Papers for the accounts');
    await page.getByRole('checkbox', { name: client.name }).check();
    await button(page, 'Create checklist').click();
    assert.match(await words(page), /Write a request first, then it can be sent\./);
    for (const [title, explained] of [['Trial balance', 'As a **spreadsheet**.'], ['Signed minutes', ''],
      ['Loan agreements', '']]) {
      await textbox(page, 'What do you need?').fill(title);
      await page.getByRole('textbox', { name: /^Explain it/ }).fill(explained);
      await button(page, 'Add request').click();
      await seen(page.getByRole('link', { name: title }));
    }
    await button(page, 'Move “Loan agreements” up').click();
    await said(page, 'The order is changed.');
    assert.deepEqual(await page.locator('#requests .task-title').allInnerTexts(),
      ['Trial balance', 'Loan agreements', 'Signed minutes']);

    await button(page, 'Send').dblclick();
    await said(page, 'It is on its way.');
    const link = await nextLink(client.address);
    await until(async () => /Sent .*Not opened yet\. The link can be opened until/.test(await stateOf(page, client.name)),
      'the state "sent"');
    assert.equal(mailsTo(client.address).length, 1, 'a double click sends once');

    const phone = await open(t, kDevices.phone);
    await claim(phone, link);
    assert.match(await stateOf(page, client.name),
      /Opened with Safari on iPhone, today at [\d:]+ Expires on \w+day \d+ \w+/);

    await phone.getByRole('link', { name: 'Trial balance' }).click();
    await phone.getByRole('textbox', { name: 'Your answer' }).fill('Attached.\nTwo pages.');
    await button(phone, 'Save answer').click();
    await said(phone, 'Your answer is saved.');
    writeFileSync(join(folder, 'balance.csv'), 'a,b\n1,2\n');
    await phone.getByLabel('Choose files or photos').setInputFiles(join(folder, 'balance.csv'));
    await button(phone, 'Add files').click();
    await said(phone, 'Your files have arrived.');
    await button(phone, 'Mark as done').click();
    await said(phone, 'Thank you.');

    await page.reload();
    assert.match(await words(page), /1 of 3 done/);
    assert.match(await words(page), /Came in.*Ines Duarte .*Trial balance/i);
    await page.getByRole('link', { name: 'Trial balance' }).first().click();
    assert.equal(await page.locator('.said').first().innerText(), 'Attached.\nTwo pages.');
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'balance.csv', exact: true }).click();
    assert.equal((await coming).suggestedFilename(), 'balance.csv');
    await textbox(page, 'Add a comment').fill('Thank you. Is page two complete?');
    await button(page, 'Add comment').dblclick();
    await seen(page.locator('.thread').getByText('Is page two complete?'));
    assert.equal(await page.locator('.thread .comment').count(), 1);
    await button(page, 'Reopen').click();
    await seen(button(page, 'Complete'));
    await phone.goto(phone.url());
    assert.match(await words(phone), /Robin Ashdown today at [\d:]+ Thank you\. Is page two complete\?/);
    await seen(button(phone, 'Mark as done'));
    await button(page, 'Complete').click();
    await seen(button(page, 'Reopen'));

    await page.getByRole('link', { name: 'Annual accounts 2026' }).click();
    await button(page, 'Complete this work').click();
    await seen(page.getByText(/Completed by Robin Ashdown, today/));
    await phone.reload();
    assert.match(await words(phone), /You can read everything and download the files/);
    await page.getByRole('link', { name: 'Papers for the accounts' }).first().click();
    assert.equal(await page.getByRole('button', { name: 'Resend' }).count(), 0);
    await page.getByRole('link', { name: 'Reopen it' }).click();
    await button(page, 'Reopen this work').click();
    await seen(button(page, 'Complete this work'));

    await page.getByRole('link', { name: 'Papers for the accounts' }).first().click();
    await page.locator('.page-head').getByRole('button', { name: 'Resend' }).click();
    await said(page, 'It is on its way.');
    const again = await nextLink(client.address);
    assert.notEqual(again, link);
    assert.equal((await phone.goto(link)).status(), 200, 'what is open stays open');
    await seen(phone.getByRole('link', { name: 'Trial balance' }));
    const office = await open(t, kDevices.office);
    await claim(office, again);
    assert.match(await stateOf(page, client.name), /Opened with Firefox on a Windows computer, today/);
  });
}

describe('staff', () => {
  test('are not told which was wrong, address or password, and lose nothing typed', async (t) => {
    const staff = await staffDesk();
    const page = await open(t);
    await page.goto('/admin/work');
    const said = [];
    for (const [address, password] of [[staff.address, 'not the right password'], ['nobody@example.com', staff.password]]) {
      await page.getByLabel('E-mail address').fill(address);
      await page.getByLabel('Password').fill(password);
      await button(page, 'Sign in').click();
      said.push(await page.getByRole('alert').innerText());
      assert.equal(await page.getByLabel('E-mail address').inputValue(), address);
      assert.equal(await page.getByLabel('Password').inputValue(), '');
      await page.goto('/admin/work');
    }
    assert.equal(said[0], said[1]);
  });

  test('see what a colleague has changed meanwhile, before they overwrite it', async (t) => {
    const { page, staff } = await openDesk(t);
    const other = await page.context().newPage();
    const made = await sentWork();
    for (const tab of [page, other]) await tab.goto(`/admin/work/${made.id}/edit`);
    await textbox(page, 'Title').fill('Return for 2026');
    await button(page, 'Save work').click();
    await seen(page.getByRole('heading', { name: 'Return for 2026' }));
    await textbox(other, 'Title').fill('Something else');
    await button(other, 'Save work').click();
    await seen(other.getByRole('alert'));
    assert.equal(await textbox(other, 'Title').inputValue(), 'Something else', 'what was typed is still there');
    assert.deepEqual(sql`SELECT title FROM work_items WHERE id = ${made.id}`, [['Return for 2026']]);
    assert.ok(staff.id);
  });

  test('find work by its name, its client and its state, and see whom they wait for', async (t) => {
    const { page } = await openDesk(t);
    const title = unique('Stocktake');
    // Longer overdue than all else, so that it stands on top of what one waits for.
    const made = await sentWork({ title, requests: [{ title: 'Stock list', due: -3000 }] });
    await page.getByRole('searchbox', { name: 'Search work' }).fill(title);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: title }).click();
    assert.equal(new URL(page.url()).pathname, `/admin/work/${made.id}`);
    await page.goto('/admin');
    assert.match(await words(page), new RegExp(title), 'the dashboard says for whom one waits');
    await page.goto('/admin/contacts');
    await page.locator('main').getByRole('searchbox').fill(made.contact.address);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Maria Keller' }).click();
    assert.match(await words(page), new RegExp(title));
  });

  test('are signed out everywhere by signing out, and an old tab leads to the door and back', async (t) => {
    const { page, staff } = await openDesk(t);
    const old = await page.context().newPage();
    await old.goto('/admin/clients/new');
    await button(page, 'Sign out').click();
    await said(page, 'You are signed out.');
    await textbox(old, 'Name').fill('Too late');
    await button(old, 'Create client').click();
    assert.equal(new URL(old.url()).pathname, '/admin/sign-in');
    await old.goto('/admin/clients');
    await signIn(old, staff);
    assert.equal(new URL(old.url()).pathname, '/admin/clients');
    assert.equal(sql`SELECT 1 FROM clients WHERE name = 'Too late'`.length, 0);
  });
});
