// The settings page of staff. The tests beside it rely on the firm's days and devices, so what is saved here
// is what no other test looks at.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { Desk } from './desk.mjs';
import {
  button, firm, heading, latchkey, open, seen, signIn, sqlValue, unique, useBrowser, words,
} from './support.mjs';

useBrowser();

const admin = { name: 'Imke Falk', address: `${unique('imke')}@hartwell-finch.example`, password: 'a long walk to the lighthouse' };

before(() => {
  latchkey(['staff', 'create', '--firm', firm.slug, '--name', admin.name, '--address', admin.address, '--role', 'admin'],
    `${admin.password}\n`);
});

async function settings(t, options) {
  const page = await open(t, undefined, options);
  await page.goto('/admin/settings');
  await signIn(page, admin);
  await page.goto('/admin/settings');
  return page;
}

test('the portal’s address and the link for the web site are there to copy', async (t) => {
  const page = await settings(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  const login = `${firm.url}/login`;
  assert.equal(await page.getByLabel('Address').inputValue(), login);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await button(page, 'Copy').first().click();
  await seen(button(page, 'Copied'));
  assert.equal(await copied(), login);
  await button(page, 'Copy').last().click();
  assert.equal(await copied(), `<a href="${login}">Log in to our client portal</a>`);
});

test('a wrong number is said beside its field, and nothing that was typed is lost', async (t) => {
  const page = await settings(t);
  await page.getByLabel('Days on a device').fill('91');
  await page.getByLabel('Telephone').fill('+44 20 7946 0999');
  await button(page, 'Save settings').click();
  await page.getByRole('link', { name: /The days on a device must be a whole number from 1 to 90/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'binding_days');
  assert.equal(await page.getByLabel('Telephone').inputValue(), '+44 20 7946 0999');
  assert.equal(sqlValue`SELECT binding_days FROM firms WHERE slug = ${firm.slug}`, '30');
});

test('of two administrators the second is told, and the help guide opens with the new password', async (t) => {
  const before = sqlValue`SELECT help_password FROM firms WHERE slug = ${firm.slug}`;
  const page = await settings(t);
  const other = await page.context().newPage();
  await other.goto('/admin/settings');
  const password = page.getByLabel('Password of the PDF file');
  await password.fill('Otter-204');
  await button(page, 'Save settings').click();
  assert.match(await page.locator('.notice').innerText(), /The settings are saved/);
  await other.getByLabel('Password of the PDF file').fill('Heron-7');
  await button(other, 'Save settings').click();
  assert.match(await words(other), /A colleague saved this while you were writing/);
  assert.equal(await other.getByLabel('Password of the PDF file').inputValue(), 'Heron-7');

  const folder = mkdtempSync(join(tmpdir(), 'guide-'));
  try {
    const visitor = await open(t);
    await visitor.goto('/help');
    const [download] = await Promise.all([
      visitor.waitForEvent('download'), visitor.getByRole('link', { name: 'Download' }).click()]);
    const file = join(folder, 'guide.pdf');
    await download.saveAs(file);
    const opens = (with_) => {
      try {
        return execFileSync('pdftotext', ['-q', '-upw', with_, file, '-'], { encoding: 'utf8', stdio: 'pipe' });
      } catch {
        return '';
      }
    };
    assert.match(opens('Otter-204'), /Does the link expire\?/);
    assert.equal(opens(before), '');
    assert.equal(opens('Heron-7'), '');
  } finally {
    rmSync(folder, { recursive: true });
    await page.goto('/admin/settings');
    await password.fill(before);
    await button(page, 'Save settings').click();
    await seen(page.locator('.notice'));
  }
});

test('members of staff who are not administrators are told that the page is not theirs', async (t) => {
  const member = await Desk.open('Robin Ashdown', `${unique('robin')}@hartwell-finch.example`);
  const page = await open(t);
  await page.goto('/admin');
  await signIn(page, member);
  assert.equal(await page.getByRole('link', { name: 'Settings' }).count(), 0);
  const answer = await page.goto('/admin/settings');
  assert.equal(answer.status(), 403);
  assert.equal(await heading(page), 'For administrators');
});
