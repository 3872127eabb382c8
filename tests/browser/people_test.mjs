// Clients and contacts as staff keep them: found as one types, imported, given access, deleted and restored.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inspect } from './inspect.mjs';
import {
  button, contact, heading, kDevices, open, seen, sentWork, signIn, staffDesk, unique, until, useBrowser,
  words,
} from './support.mjs';

useBrowser();
const folder = mkdtempSync(join(tmpdir(), 'latchkey-people-'));
after(() => rmSync(folder, { recursive: true }));

async function openDesk(t, options) {
  const staff = await staffDesk();
  const page = await open(t, kDevices.laptop, options);
  await page.goto('/admin');
  await signIn(page, staff);
  return page;
}

/** Three people of one client in a file; resolves to their common, unusual name. */
function listOfPeople() {
  const family = unique('Zephyrine').replace(/[^A-Za-z0-9]/g, '');
  const file = join(folder, `${family}.csv`);
  writeFileSync(file, 'Name;E-mail;Client;Access;Shoe size\r\n' +
    ['Ada', 'Ben', 'Cleo'].map((first, i) =>
      `${first} ${family};${first.toLowerCase()}@${family.toLowerCase()}.example;${family} & Daughters;${i ? '' : 'full'};41`)
      .join('\r\n'));
  return { family, file };
}

async function importList(page, file) {
  await page.goto('/admin/contacts');
  await page.getByRole('link', { name: 'Import' }).click();
  await page.getByLabel('CSV file').setInputFiles(file);
  await button(page, 'Check the lines').click();
  await seen(button(page, 'Import'));
}

for (const javaScriptEnabled of [true, false]) {
  test(`a list comes in after a look at it, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async (t) => {
    const page = await openDesk(t, { javaScriptEnabled });
    const { family, file } = listOfPeople();
    await importList(page, file);
    assert.match(await words(page), /left out: Shoe size/);
    assert.match(await words(page), /3\s*new contacts/);
    await button(page, 'Import').click();
    // The page looks again by itself until all is in.
    await seen(page.getByText('All of it is in.'), { timeout: 60000 });
    await page.goto(`/admin/contacts?q=${family}`);
    assert.equal(await page.locator('tbody tr').count(), 3);
    await page.getByRole('link', { name: `Ada ${family}` }).click();
    assert.match(await words(page), /Full access/);
  });
}

test('the list follows what is typed, and Back and reload keep it', async (t) => {
  const page = await openDesk(t);
  const { family, file } = listOfPeople();
  await importList(page, file);
  await button(page, 'Import').click();
  await seen(page.getByText('All of it is in.'), { timeout: 60000 });
  await page.goto('/admin/contacts');
  await page.getByRole('main').getByRole('searchbox').pressSequentially(`cleo ${family.slice(0, -1)}`, { delay: 20 });
  await until(async () => await page.locator('tbody tr').count() === 1, 'one row is left');
  assert.match(await page.locator('tbody').innerText(), new RegExp(`Cleo ${family}`));
  await page.reload();
  assert.equal(await page.locator('tbody tr').count(), 1);
  await page.getByRole('main').getByRole('searchbox').fill('');
  await until(async () => await page.locator('tbody tr').count() > 1, 'all are back');
});

test('access and deleting, in looks that anybody can read', async (t) => {
  const page = await openDesk(t);
  const { family, file } = listOfPeople();
  await importList(page, file);
  const faults = await inspect(page, 'a look at an import');
  await page.setViewportSize({ width: 1280, height: 900 });
  await button(page, 'Import').click();
  await seen(page.getByText('All of it is in.'), { timeout: 60000 });
  await page.goto(`/admin/clients?q=${family}`);
  await page.getByRole('link', { name: `${family} & Daughters` }).click();
  const row = page.getByRole('listitem').filter({ hasText: `Ben ${family}` });
  await row.getByText('Change access').click();
  await row.getByRole('button', { name: 'Give full access' }).click();
  await seen(page.getByRole('status').filter({ hasText: 'access is changed' }));
  const client = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Delete' }).click();
  assert.match(await words(page), /3 contacts are left without a client/);
  faults.push(...await inspect(page, 'deleting a client'));
  await page.setViewportSize({ width: 1280, height: 900 });
  await button(page, 'Delete client').click();
  faults.push(...await inspect(page, 'a deleted client'));
  await page.setViewportSize({ width: 1280, height: 900 });
  await button(page, `Restore ${family} & Daughters`).click();
  assert.equal(await heading(page), `${family} & Daughters`);
  for (const path of [client, '/admin/contacts', '/admin/clients', '/admin/contacts/import', `/admin/contacts?q=${family}`]) {
    faults.push(...await inspect(page, path, path));
  }
  assert.deepEqual(faults, []);
});

test('a name of 70 letters without a space wraps on every page that names it', async (t) => {
  const made = await sentWork({ contacts: [{ ...contact('Maria Keller'), name: 'W'.repeat(70) }],
    title: 'T'.repeat(90), checklist: 'C'.repeat(90) });
  const page = await openDesk(t);
  const faults = [];
  for (const path of [`/admin/work/${made.id}`, made.admin, `${made.admin}/cancel`, `${made.admin}/schedule`,
    `/admin/work/${made.id}/recurrence`, `/admin/work/${made.id}/edit`]) {
    faults.push(...await inspect(page, path, path));
  }
  assert.deepEqual(faults, []);
});

test('the client of new work is found as one types, and by a button without JavaScript', async (t) => {
  const staff = await staffDesk();
  const name = unique('Zephyrine').replace(/[^A-Za-z0-9]/g, '');
  await staff.make('/admin/clients/new', { name: `${name} & Daughters`, kind: 'organisation' });
  // Up to 50 fit a list in the form.
  for (let i = 0; i < 51; ++i) {
    await staff.make('/admin/clients/new', { name: unique(`Filler ${i}`), kind: 'organisation' });
  }
  for (const javaScriptEnabled of [true, false]) {
    const page = await openDesk(t, { javaScriptEnabled });
    await page.goto('/admin/work/new');
    await page.getByRole('searchbox', { name: 'The client’s name' }).fill(name);
    if (!javaScriptEnabled) await button(page, 'Find').click();
    await until(async () => (await page.locator('tbody tr').count()) === 1);
    if (javaScriptEnabled) assert.deepEqual(await inspect(page, 'which client'), []);
    await page.getByRole('link', { name: `${name} & Daughters` }).click();
    await page.getByLabel('Title').fill('Annual accounts');
    await button(page, 'Create work').click();
    assert.equal(await heading(page), 'Annual accounts');
    assert.match(await words(page), new RegExp(`${name} & Daughters`));
  }
});
