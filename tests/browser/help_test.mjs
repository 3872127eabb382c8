// The help page, and the last sentence of the FAQ: the downloadable version with its password.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { claim, firm, kDevices, nextMail, open, sentWork, sqlValue, useBrowser, words } from './support.mjs';

useBrowser();

const password = () => sqlValue`SELECT help_password FROM firms WHERE slug = ${firm.slug}`;

test('Find a downloadable version of this page here, the password to access is: CPFAQ', async (t) => {
  const page = await open(t, kDevices.phone);
  await page.goto('/help');
  assert.match(await words(page), new RegExp(`It asks for a password when you open it: ${password()}`));
  const [download] = await Promise.all([
    page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).click()]);
  assert.equal(download.suggestedFilename(), 'Hartwell & Finch help.pdf');
  const folder = mkdtempSync(join(tmpdir(), 'guide-'));
  try {
    const file = join(folder, 'guide.pdf');
    await download.saveAs(file);
    const qpdf = (...args) => spawnSync('qpdf', [...args, file], { encoding: 'utf8' });
    assert.equal(qpdf('--requires-password').status, 0, 'it asks for a password');
    assert.notEqual(qpdf('--check').status, 0, 'and does not open without');
    assert.notEqual(qpdf('--password=cpfaq', '--check').status, 0, 'nor with a wrong one');
    const checked = qpdf(`--password=${password()}`, '--check');
    assert.equal(checked.status, 0, checked.stderr);
    assert.match(checked.stdout, /file encryption method: AESv3/);
    const text = execFileSync('pdftotext', ['-q', '-upw', password(), file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    for (const question of await page.locator('h3').allInnerTexts()) {
      assert.ok(text.includes(question.replace(/\s+/g, ' ')), question);
    }
    assert.match(text, /Hartwell & Finch/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('every question is a link of the page, and leads to its answer', async (t) => {
  const page = await open(t);
  await page.goto('/help');
  const links = page.getByRole('navigation', { name: 'Questions' }).getByRole('link');
  assert.ok(await links.count() > 10);
  for (const link of await links.all()) {
    const target = await link.getAttribute('href');
    assert.equal(await page.locator(`h2${target}, h3${target}`).innerText(), await link.innerText());
  }
});

test('pages and mails lead to the help', async (t) => {
  const made = await sentWork();
  const mail = await nextMail(made.contact.address, '/l/');
  assert.match(mail.text, new RegExp(`How this portal works: ${firm.url}/help`));
  const page = await open(t, kDevices.phone);
  await page.goto(mail.url);
  await page.getByRole('link', { name: 'Help' }).click();
  assert.equal(new URL(page.url()).pathname, '/help');
  await claim(page, mail.url);
  await page.getByRole('link', { name: 'Help' }).click();
  assert.match(await words(page), /Does the link expire\? Yes\. Your requests stay open on your device for 30 days/);
});

test('on paper the answers stand alone', async (t) => {
  const page = await open(t);
  await page.goto('/help');
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByRole('navigation', { name: 'Questions' }).isHidden());
  assert.ok(await page.getByRole('link', { name: 'Download' }).isHidden());
  assert.ok(await page.getByRole('heading', { name: 'Does the link expire?' }).isVisible());
});
