// What stands beside a login's password: codes of an app, recovery codes, passkeys, and staff's reset.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  authenticatorFor, client, clientOfBrightwater, codeOf, kBrightwater, kPassword, letCodeGrowOld, setUpApp, signOut,
  typeCode, typePassword,
} from './second_factor.mjs';
import {
  aloneAtTheLimits, button, heading, kDevices, nextMail, open, seen, signIn, sqlValue, staffDesk, useBrowser,
  words,
} from './support.mjs';

useBrowser();

describe('an authenticator app', () => {
  test('is set up by scanning or typing, and asked for after the password; each code counts once', async (t) => {
    const who = await client();
    const page = await open(t);
    await typePassword(page, who);
    await page.goto('/account');
    await page.getByRole('link', { name: 'Authenticator app' }).click();
    assert.equal(await heading(page), 'Set up an authenticator app');
    await seen(page.getByRole('img', { name: 'QR code for your authenticator app' }));
    await page.getByLabel('Code', { exact: true }).fill('12');
    await page.getByLabel('Your password').fill(kPassword);
    await button(page, 'Turn on codes').click();
    await seen(page.getByRole('alert').getByText('This code is not right'));
    const key = await setUpApp(page);
    const used = codeOf(key);
    await button(page, 'I have saved them').click();
    await seen(page.getByText('Your recovery codes work from now on.'));
    await signOut(page);

    await typePassword(page, who);
    assert.equal(await heading(page), 'Type your code');
    assert.doesNotMatch(await page.locator('body').innerText(), /Maria|Bank statements/);
    assert.equal((await page.request.get('/work')).status(), 403, 'a password alone shows nothing');
    await typeCode(page, used);
    await seen(page.getByRole('alert').getByText('not right, or it was used already'));
    letCodeGrowOld(who);
    await typeCode(page, codeOf(key));
    await page.waitForURL('**/work');
    await seen(page.getByRole('banner').getByText('Maria Keller'));
  });

  test('that is not at hand is stood in for by a recovery code, once, and the codes can be downloaded', async (t) => {
    const who = await client();
    const page = await open(t);
    await typePassword(page, who);
    await page.goto('/account/second-factor');
    await setUpApp(page);
    const codes = (await page.locator('#recovery-codes').innerText()).trim().split(/\s+/);
    assert.equal(new Set(codes).size, 10);
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as a text file' }).click();
    const file = readFileSync(await (await coming).path(), 'utf8');
    for (const code of codes) assert.match(file, new RegExp(`^${code}\r$`, 'm'));
    await button(page, 'I have saved them').click();
    await seen(page.getByText('Your recovery codes work from now on.'));
    await signOut(page);
    for (const [typed, works] of [[codes[0].toUpperCase(), true], [codes[0], false], [codes[1], true]]) {
      await typePassword(page, who);
      await page.getByRole('link', { name: 'Use a recovery code' }).click();
      await typeCode(page, typed, 'Recovery code');
      if (works) {
        await page.waitForURL('**/work');
        await signOut(page);
      } else {
        await seen(page.getByRole('alert').getByText('not right, or it was used already'));
      }
    }
    assert.equal(sqlValue`SELECT COUNT(*) FROM login_recovery_codes WHERE contact_id = ${who.id} AND used_at IS NULL`, '8');
  });

  test('works without JavaScript', async (t) => {
    const who = await client();
    const page = await open(t, kDevices.phone, { javaScriptEnabled: false });
    await typePassword(page, who);
    await page.goto('/account/second-factor');
    const key = await setUpApp(page);
    await button(page, 'I have saved them').click();
    await seen(page.getByText('10 recovery codes'));
    await page.goto('/account/passkeys');
    assert.match(await words(page), /A passkey cannot be used at this address/);
    await page.goto('/account/second-factor');
    await page.getByLabel('Your password').fill(kPassword);
    await button(page, 'Turn off codes').click();
    await page.waitForURL('**/account?said=codes-off');
    assert.equal(sqlValue`SELECT totp_secret IS NULL FROM logins WHERE contact_id = ${who.id}`, '1');
    assert.ok(key);
  });
});

describe('a passkey', () => {
  async function withPasskey(t, name) {
    const who = clientOfBrightwater(name);
    const page = await open(t, kDevices.laptop, { baseURL: kBrightwater.url });
    const authenticator = await authenticatorFor(page);
    await typePassword(page, who);
    await page.goto('/account/passkeys');
    await seen(page.getByText('No passkeys yet'));
    assert.equal(await page.getByLabel('What do you call it?').inputValue(), kDevices.laptop.called);
    await page.getByLabel('What do you call it?').fill('My laptop');
    await page.getByLabel('Your password').fill(kPassword);
    await button(page, 'Add a passkey').click();
    await seen(page.getByText('The passkey is added.'));
    return { who, page, authenticator };
  }

  test('is added, and signs in without address or password', async (t) => {
    const { who, page, authenticator } = await withPasskey(t, 'Ines Okafor');
    const [credential] = await authenticator.credentials();
    assert.equal(credential.rpId, 'brightwater.localhost');
    assert.equal(credential.isResidentCredential, true);
    assert.match(await words(page), /My laptop Added .* not used yet/);
    await signOut(page);
    await page.goto('/login?return=/account/passkeys');
    await button(page, 'Use a passkey').click();
    await page.waitForURL('**/account/passkeys');
    await seen(page.getByRole('banner').getByText('Ines Okafor'));
    assert.match(await words(page), /My laptop Added .* last used today/);
    assert.equal(sqlValue`SELECT COUNT(*) FROM audit_events WHERE action = 'login.signed_in'
      AND subject_id = ${who.id} AND detail = 'passkey'`, '1');
  });

  test('is the second step after the password', async (t) => {
    const { who, page } = await withPasskey(t, 'Jonas Meyer');
    await signOut(page);
    await typePassword(page, who);
    assert.equal(await heading(page), 'Use your passkey');
    await button(page, 'Use a passkey').click();
    await page.waitForURL('**/work');
  });

  test('of somebody whom the device does not know opens nothing, and the page says how to go on', async (t) => {
    const { page, authenticator } = await withPasskey(t, 'Rosa Lind');
    await signOut(page);
    await authenticator.verifies(false);
    await page.goto('/login');
    await button(page, 'Use a passkey').click();
    await seen(page.getByText('That did not work, or it was cancelled.'));
    await authenticator.verifies(true);
    await button(page, 'Use a passkey').click();
    await page.waitForURL('**/work');
  });

  test('is named and removed, and then signs nobody in', async (t) => {
    const { page } = await withPasskey(t, 'Theo Brandt');
    await page.getByText('Rename').click();
    await page.getByLabel('Name of this passkey').fill('Kitchen laptop 💻');
    await button(page, 'Save name').click();
    await seen(page.getByText('The passkey has its new name.'));
    await page.locator('summary', { hasText: 'Remove' }).click();
    await page.getByRole('region', { name: 'Kitchen laptop' }).getByLabel('Your password').fill(kPassword);
    await button(page, 'Remove Kitchen laptop 💻').click();
    await seen(page.getByText('The passkey is removed.'));
    await signOut(page);
    await page.goto('/login');
    await aloneAtTheLimits(async () => {
      await button(page, 'Use a passkey').click();
      await page.waitForURL(/said=passkey-refused/);
    });
    assert.match(await words(page), /This passkey opens no login here: it was removed/);
  });

  test('that the device has already is not made twice', async (t) => {
    const { page, authenticator } = await withPasskey(t, 'Uma Patel');
    await page.getByLabel('What do you call it?').fill('Again');
    await page.getByRole('region', { name: 'Add a passkey' }).getByLabel('Your password').fill(kPassword);
    await button(page, 'Add a passkey').click();
    await seen(page.getByText('Perhaps this device has a passkey for your login already.'));
    assert.equal((await authenticator.credentials()).length, 1);
  });
});

describe('staff', () => {
  test('reset a client’s second factor after reading what will happen; the client is told and signed out', async (t) => {
    const who = await client('Sam Osei');
    const page = await open(t, kDevices.phone);
    await typePassword(page, who);
    await page.goto('/account/second-factor');
    await setUpApp(page);
    await button(page, 'I have saved them').click();
    await seen(page.getByText('Your recovery codes work from now on.'));

    const desk = await open(t, kDevices.office);
    await desk.goto(`/admin/contacts/${who.id}`);
    await signIn(desk, await staffDesk());
    assert.match(await words(desk), /Password and authenticator app/);
    await desk.getByRole('link', { name: 'Reset second factor' }).click();
    assert.match(await words(desk), /What will happen .*authenticator app.* stops working.*recovery codes stop working: 10\..*they are signed out: 1\..*told by e-mail, at/);
    await button(desk, 'Reset second factor').click();
    await seen(desk.getByText('Sam Osei’s second factor is reset'));

    await page.goto('/account');
    assert.match(page.url(), /\/login\?return=/);
    for (const told of ['The second step of your login at Hartwell & Finch was changed',  // by themselves
      'Your second step at Hartwell & Finch was reset']) {
      assert.equal((await nextMail(who.address, '/login')).subject, told);
    }
    await typePassword(page, who);
    await page.waitForURL('**/work');
  });
});
