// Activity, containing, revoking a device and the history of settings, as staff use them in a browser.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inspect } from './inspect.mjs';
import { button, firm, heading, latchkey, open, signIn, sqlValue, unique, useBrowser, words } from './support.mjs';

useBrowser();

const admin = { name: 'Orla Penn', address: `${unique('orla')}@hartwell-finch.example`, password: 'a long walk to the lighthouse' };
const contact = () => sqlValue`SELECT b.contact_id FROM bindings b JOIN firms f ON f.id = b.firm_id
  WHERE f.slug = ${firm.slug} AND b.ended_at IS NULL AND b.expires_at > UTC_TIMESTAMP() ORDER BY b.contact_id DESC LIMIT 1`;

before(() => {
  latchkey(['staff', 'create', '--firm', firm.slug, '--name', admin.name, '--address', admin.address, '--role', 'admin'],
    `${admin.password}\n`);
});

async function desk(t, path, options) {
  const page = await open(t, undefined, options);
  await page.goto(path);
  await signIn(page, admin);
  await page.goto(path);
  return page;
}

test('the activity is narrowed, read page by page, and leads to its places', async (t) => {
  const page = await desk(t, '/admin/activity');
  assert.equal(await heading(page), 'Activity');
  await page.getByLabel('What').selectOption({ label: 'Sign-ins' });
  await button(page, 'Show').click();
  assert.match(await words(page), /Orla Penn signed in/);
  await page.locator('main').getByRole('link', { name: 'Orla Penn' }).first().click();
  assert.match(await words(page), /Only by Orla Penn/);
  await page.getByRole('link', { name: /Only by Orla Penn/ }).click();
  await page.getByLabel('What').selectOption({ label: 'Everything' });
  await button(page, 'Show').click();
  await page.getByRole('link', { name: 'Older' }).click();
  await page.getByRole('link', { name: 'Newer' }).click();
  assert.equal(await heading(page), 'Activity');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download as CSV' }).click()]);
  assert.match(file.suggestedFilename(), /activity \d{4}-\d\d-\d\d\.csv$/);
});

test('without JavaScript, too', async (t) => {
  const page = await desk(t, '/admin/activity', { javaScriptEnabled: false });
  await page.getByLabel('By a contact').fill('zzz-nobody');
  await button(page, 'Show').click();
  assert.match(await words(page), /No name or address has “zzz-nobody” in it/);
});

test('the colour shows how it reads, and what would do', async (t) => {
  const page = await desk(t, '/admin/settings');
  const colour = page.getByLabel('Colour');
  const verdict = page.locator('[data-verdict]');
  const choose = (value) => colour.evaluate((input, to) => {
    input.value = to;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, value);
  for (const value of ['#000000', '#1f5c4d', '#7a1f4d', '#0000ff', '#b00020']) {
    await choose(value);
    assert.equal(await verdict.innerText(), 'Reads well in light and dark.', value);
  }
  await choose('#ffcc00');
  const suggested = /(#[0-9a-f]{6}) would do/.exec(await verdict.innerText())[1];
  await choose(suggested);
  assert.equal(await verdict.innerText(), 'Reads well in light and dark.');
});

test('each page has nothing for axe to find and is narrow enough', async (t) => {
  const page = await desk(t, '/admin/activity');
  const who = contact();
  const client = sqlValue`SELECT client_id FROM client_contacts WHERE contact_id = ${who} LIMIT 1`;
  const faults = [];
  for (const [name, path] of [['activity', '/admin/activity'], ['narrowed', `/admin/activity?contact=${who}`],
    ['which one', '/admin/activity?contact_name=a'], ['nothing', '/admin/activity?until=1999-01-01'],
    ['contain contact', `/admin/contacts/${who}/contain`], ['contain client', `/admin/clients/${client}/contain`],
    ['contain firm', '/admin/contain'], ['contact', `/admin/contacts/${who}`], ['client', `/admin/clients/${client}`],
    ['settings', '/admin/settings'], ['history', '/admin/settings/history']]) {
    faults.push(...await inspect(page, name, path));
  }
  assert.deepEqual(faults, []);
});
