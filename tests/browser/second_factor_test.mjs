// What stands beside a login's password: codes of an app, recovery codes, passkeys, and staff's reset.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  aloneAtTheLimits, button, contact, heading, instance, kDevices, latchkey, nextMail, open, sentWork, signIn, sql,
  sqlInsert, sqlValue, staffDesk, unique, useBrowser, words,
} from './support.mjs';

useBrowser();

const kPassword = 'a long walk to the lighthouse';
// Passkeys belong to host names: the second firm has one, the first is at an IP address.
const kBrightwater = { slug: 'brightwater', url: instance.firms.brightwater };

/** The code (RFC 6238) that an app shows for the key, `later` steps from now. */
function codeOf(key, later = 0) {
  const kLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key.replace(/\s/g, '')].map((c) => kLetters.indexOf(c).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + later));
  const sum = createHmac('sha1', secret).update(counter).digest();
  const at = sum[19] & 15;
  return String((sum.readUInt32BE(at) & 0x7fffffff) % 1e6).padStart(6, '0');
}

/** Gives the contact a login: the password's hash is made by the hosting admin's command. */
function giveLogin(firm, contactId) {
  const address = `${unique('hash')}@staff.example`;
  latchkey(['staff', 'create', '--firm', firm, '--name', 'Hash', '--address', address, '--role', 'member'],
    `${kPassword}\n`);
  sql`INSERT INTO logins (firm_id, contact_id, password_hash, created_at, password_changed_at)
      SELECT firm_id, ${contactId}, password_hash, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM staff WHERE address = ${address}`;
}

/** A client of the first firm, with work and a login. */
async function client(name = 'Maria Keller') {
  const made = await sentWork({ contacts: [contact(name)] });
  giveLogin('hartwell-finch', made.contact.id);
  return made.contact;
}

/** A contact of the second firm, with a login. */
function clientOfBrightwater(name) {
  const address = `${unique('client')}@example.com`;
  const firmId = Number(sqlValue`SELECT id FROM firms WHERE slug = ${kBrightwater.slug}`);
  const id = sqlInsert`INSERT INTO contacts (firm_id, name, time_zone, created_at)
    VALUES (${firmId}, ${name}, 'Europe/London', UTC_TIMESTAMP(6))`;
  sql`INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary)
      VALUES (${firmId}, ${id}, ${address}, ${address}, 1)`;
  giveLogin(kBrightwater.slug, id);
  return { id, name, address };
}

async function typePassword(page, who) {
  await page.goto('/login');
  await page.getByLabel('E-mail address').fill(who.address);
  await page.getByLabel('Password').fill(kPassword);
  await aloneAtTheLimits(async () => {
    await button(page, 'Log in').click();
    await page.waitForURL((url) => url.pathname !== '/login');
  });
}

async function typeCode(page, code, name = 'Code') {
  await page.getByLabel(name, { exact: true }).fill(code);
  return aloneAtTheLimits(async () => {
    await button(page, 'Sign in').click();
    await page.waitForLoadState();
  });
}

async function signOut(page) {
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/account'));
}

/** Sets up an app on the page that is open; its key. */
async function setUpApp(page, label = 'Turn on codes') {
  await page.getByText('I cannot scan it').click();
  const key = await page.locator('#totp-key').innerText();
  assert.match(key, /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  await page.getByLabel('Code', { exact: true }).fill(codeOf(key));
  await button(page, label).click();
  await page.getByRole('heading', { name: 'Save your recovery codes' }).waitFor();
  return key;
}

/** The steps that were used are forgotten: the test need not wait for the next half minute. */
function letCodeGrowOld(who) {
  sql`UPDATE logins SET totp_last_step = totp_last_step - 10 WHERE contact_id = ${who.id}`;
}

describe('an authenticator app', () => {
  test('is set up by scanning or typing, and asked for after the password; each code counts once', async (t) => {
    const who = await client();
    const page = await open(t);
    await typePassword(page, who);
    await page.goto('/account');
    await page.getByRole('link', { name: 'Authenticator app' }).click();
    assert.equal(await heading(page), 'Set up an authenticator app');
    await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
    await page.getByLabel('Code', { exact: true }).fill('12');
    await button(page, 'Turn on codes').click();
    await page.getByRole('alert').getByText('This code is not right').waitFor();
    const key = await setUpApp(page);
    const used = codeOf(key);
    await button(page, 'I have saved them').click();
    await page.getByText('Your recovery codes work from now on.').waitFor();
    await signOut(page);

    await typePassword(page, who);
    assert.equal(await heading(page), 'Type your code');
    assert.doesNotMatch(await page.locator('body').innerText(), /Maria|Bank statements/);
    assert.equal((await page.request.get('/work')).status(), 403, 'a password alone shows nothing');
    await typeCode(page, used);
    await page.getByRole('alert').getByText('not right, or it was used already').waitFor();
    letCodeGrowOld(who);
    await typeCode(page, codeOf(key));
    await page.waitForURL('**/work');
    await page.getByRole('banner').getByText('Maria Keller').waitFor();
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
    await page.getByText('Your recovery codes work from now on.').waitFor();
    await signOut(page);
    for (const [typed, works] of [[codes[0].toUpperCase(), true], [codes[0], false], [codes[1], true]]) {
      await typePassword(page, who);
      await page.getByRole('link', { name: 'Use a recovery code' }).click();
      await typeCode(page, typed, 'Recovery code');
      if (works) {
        await page.waitForURL('**/work');
        await signOut(page);
      } else {
        await page.getByRole('alert').getByText('not right, or it was used already').waitFor();
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
    await page.getByText('10 recovery codes').waitFor();
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

/** A virtual authenticator of Chromium's for the page: a platform's, whose user is always there. */
async function authenticatorFor(page, more = {}) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options: {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
    isUserVerified: true, automaticPresenceSimulation: true, ...more } });
  const ask = (method, params = {}) => cdp.send(`WebAuthn.${method}`, { authenticatorId, ...params });
  return {
    credentials: async () => (await ask('getCredentials')).credentials,
    verifies: (isUserVerified) => ask('setUserVerified', { isUserVerified }),
  };
}

describe('a passkey', () => {
  async function withPasskey(t, name) {
    const who = clientOfBrightwater(name);
    const page = await open(t, kDevices.laptop, { baseURL: kBrightwater.url });
    const authenticator = await authenticatorFor(page);
    await typePassword(page, who);
    await page.goto('/account/passkeys');
    await page.getByText('No passkeys yet').waitFor();
    assert.equal(await page.getByLabel('What do you call it?').inputValue(), kDevices.laptop.called);
    await page.getByLabel('What do you call it?').fill('My laptop');
    await button(page, 'Add a passkey').click();
    await page.getByText('The passkey is added.').waitFor();
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
    await page.getByRole('banner').getByText('Ines Okafor').waitFor();
    assert.match(await words(page), /My laptop Added .* last used today/);
    assert.equal(sqlValue`SELECT COUNT(*) FROM audit_events WHERE action = 'login.signed_in'
      AND subject = ${who.id} AND detail = 'passkey'`, '1');
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
    await page.getByText('That did not work, or it was cancelled.').waitFor();
    await authenticator.verifies(true);
    await button(page, 'Use a passkey').click();
    await page.waitForURL('**/work');
  });

  test('is named and removed, and then signs nobody in', async (t) => {
    const { page } = await withPasskey(t, 'Theo Brandt');
    await page.getByText('Rename').click();
    await page.getByLabel('Name of this passkey').fill('Kitchen laptop 💻');
    await button(page, 'Save name').click();
    await page.getByText('The passkey has its new name.').waitFor();
    await page.locator('summary', { hasText: 'Remove' }).click();
    await page.getByLabel('Your password').fill(kPassword);
    await button(page, 'Remove Kitchen laptop 💻').click();
    await page.getByText('The passkey is removed.').waitFor();
    await signOut(page);
    await page.goto('/login');
    await aloneAtTheLimits(async () => {
      await button(page, 'Use a passkey').click();
      await page.waitForURL('**/login?said=passkey-refused');
    });
    assert.match(await words(page), /passkey/i);
  });

  test('that the device has already is not made twice', async (t) => {
    const { page, authenticator } = await withPasskey(t, 'Uma Patel');
    await page.getByLabel('What do you call it?').fill('Again');
    await button(page, 'Add a passkey').click();
    await page.getByText('Perhaps this device has a passkey for your login already.').waitFor();
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
    await page.getByText('Your recovery codes work from now on.').waitFor();

    const desk = await open(t, kDevices.office);
    await desk.goto(`/admin/contacts/${who.id}`);
    await signIn(desk, await staffDesk());
    assert.match(await words(desk), /Password and authenticator app/);
    await desk.getByRole('link', { name: 'Reset second factor' }).click();
    assert.match(await words(desk), /What will happen .*authenticator app.* stops working.*recovery codes stop working: 10\..*they are signed out: 1\..*told by e-mail, at/);
    await button(desk, 'Reset second factor').click();
    await desk.getByText('Sam Osei’s second factor is reset').waitFor();

    await page.goto('/account');
    assert.match(page.url(), /\/login\?return=/);
    const mail = await nextMail(who.address, '/login');
    assert.match(mail.subject, /^Your second step at Hartwell & Finch was reset$/);
    await typePassword(page, who);
    await page.waitForURL('**/work');
  });
});
