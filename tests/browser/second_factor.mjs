// Logins and their second factor: what several test files need of them.
import assert from 'node:assert/strict';
import { aloneAtTheLimits, instance, latchkey, sql, sqlInsert, sqlValue } from './instance.mjs';
import { contact, sentWork, unique } from './made_up.mjs';
import { codeOf } from './staff_app.mjs';
import { button, seen } from './support.mjs';

export { codeOf };

export const kPassword = 'a long walk to the lighthouse';
// Passkeys belong to host names: the second firm has one, the first is at an IP address.
export const kBrightwater = { slug: 'brightwater', url: instance.firms.brightwater };

/** Gives the contact a login: the password's hash is made by the hosting admin's command. */
export function giveLogin(firm, contactId) {
  const address = `${unique('hash')}@staff.example`;
  latchkey(['staff', 'create', '--firm', firm, '--name', 'Hash', '--address', address, '--role', 'member'],
    `${kPassword}\n`);
  sql`INSERT INTO logins (firm_id, contact_id, password_hash, created_at, password_changed_at)
      SELECT firm_id, ${contactId}, password_hash, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM staff WHERE address = ${address}`;
}

/** A client of the first firm, with work and a login. */
export async function client(name = 'Maria Keller') {
  const made = await sentWork({ contacts: [contact(name)] });
  giveLogin('hartwell-finch', made.contact.id);
  return made.contact;
}

/** A contact of the second firm, with a login. */
export function clientOfBrightwater(name) {
  const address = `${unique('client')}@example.com`;
  const firmId = Number(sqlValue`SELECT id FROM firms WHERE slug = ${kBrightwater.slug}`);
  const id = sqlInsert`INSERT INTO contacts (firm_id, name, time_zone, created_at)
    VALUES (${firmId}, ${name}, 'Europe/London', UTC_TIMESTAMP(6))`;
  sql`INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary)
      VALUES (${firmId}, ${id}, ${address}, ${address}, 1)`;
  giveLogin(kBrightwater.slug, id);
  return { id, name, address };
}

export async function typePassword(page, who) {
  await page.goto('/login');
  await page.getByLabel('E-mail address').fill(who.address);
  await page.getByLabel('Password').fill(kPassword);
  await aloneAtTheLimits(async () => {
    await button(page, 'Log in').click();
    await page.waitForURL((url) => url.pathname !== '/login');
  });
}

export async function typeCode(page, code, name = 'Code') {
  await page.getByLabel(name, { exact: true }).fill(code);
  return aloneAtTheLimits(async () => {
    await button(page, 'Sign in').click();
    await page.waitForLoadState();
  });
}

export async function signOut(page) {
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/account'));
}

/** Sets up an app on the page that is open; its key. */
export async function setUpApp(page, label = 'Turn on codes') {
  await page.getByText('I cannot scan it').click();
  const key = await page.locator('#totp-key').innerText();
  assert.match(key, /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  await page.getByLabel('Code', { exact: true }).fill(codeOf(key));
  const password = page.getByLabel('Your password');
  if (await password.count()) await password.fill(kPassword);
  await button(page, label).click();
  await seen(page.getByRole('heading', { name: 'Save your recovery codes' }));
  return key;
}

/** The steps that were used are forgotten: the test need not wait for the next half minute. */
export function letCodeGrowOld(who) {
  sql`UPDATE logins SET totp_last_step = totp_last_step - 10 WHERE contact_id = ${who.id}`;
}

/** A virtual authenticator of Chromium's for the page: a platform's, whose user is always there. */
export async function authenticatorFor(page, more = {}) {
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
