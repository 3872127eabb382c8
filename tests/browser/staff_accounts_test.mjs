// Who works at the firm: invited by mail, with a second step from the first sign-in on, and let go again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Desk } from './desk.mjs';
import { inspect } from './inspect.mjs';
import { authenticatorFor } from './second_factor.mjs';
import { codeOf, staffCode } from './staff_app.mjs';
import {
  aloneAtTheLimits, brightwater, button, firm, heading, kDevices, nextMail, open, seen, signIn, sql, sqlValue,
  unique, useBrowser,
} from './support.mjs';

useBrowser();

const kNewPassword = 'four quiet lanterns by the sea';

const admin = (options = {}) => Desk.open('Ada Finch', `${unique('admin')}@staff.example`, { role: 'admin', ...options });

test('a colleague is invited, chooses a password, sets up the second step and is in; then leaves', async (t) => {
  const boss = await admin();
  const address = `${unique('cleo')}@staff.example`;
  const page = await open(t);
  await page.goto('/admin/staff');
  await signIn(page, boss);
  await page.getByRole('link', { name: 'Invite a colleague' }).click();
  await page.getByLabel('Name').fill('Cleo Park');
  await page.getByLabel('E-mail address').fill(address);
  await button(page, 'Send the invitation').click();
  await seen(page.getByText('The invitation is on its way.'));

  const link = (await nextMail(address, '/admin/invitation/')).url;
  const hers = await open(t, kDevices.phone);
  await hers.goto(link);
  await hers.goto(link);  // opening it changes nothing
  assert.deepEqual(await inspect(hers, 'invitation'), []);
  await hers.getByLabel('Password', { exact: true }).fill(kNewPassword);
  await hers.getByLabel('The same password again').fill('another one altogether');
  await button(hers, 'Go on').click();
  await seen(hers.getByText('The two passwords are not the same').first());
  await hers.getByLabel('Password', { exact: true }).fill(kNewPassword);
  await hers.getByLabel('The same password again').fill(kNewPassword);
  await button(hers, 'Go on').click();
  await hers.waitForURL('**/admin/sign-in/set-up');
  assert.equal((await hers.request.get('/admin', { maxRedirects: 0 })).status(), 303, 'a password alone opens nothing');
  await hers.getByText('I cannot scan it').click();
  const key = await hers.locator('#totp-key').innerText();
  await hers.getByLabel('Code', { exact: true }).fill(codeOf(key));
  await aloneAtTheLimits(async () => {
    await button(hers, 'Turn on and sign in').click();
    await hers.waitForURL('**/admin/account/recovery-codes**');
  });
  await button(hers, 'I have saved them').click();
  await hers.waitForURL(/\/admin\?/);
  assert.equal((await hers.request.get('/admin/staff')).status(), 403, 'a member does not see to staff');

  await page.goto('/admin/staff');
  await seen(page.getByRole('link', { name: 'Cleo Park' }).first());
  const id = Number(sqlValue`SELECT id FROM staff WHERE address = ${address}`);
  await page.goto(`/admin/staff/${id}`);
  await page.getByRole('link', { name: 'Deactivate…' }).click();
  await button(page, 'Deactivate Cleo Park').click();
  await seen(page.getByText('They are signed out and cannot sign in any more.'));
  assert.equal((await hers.request.get('/admin', { maxRedirects: 0 })).status(), 303, 'signed out at the next request');
});

test('a forgotten password is replaced by mail, and the second step stays', async (t) => {
  const who = await Desk.open('Bo Lund', `${unique('bo')}@staff.example`);
  const page = await open(t, kDevices.laptop, { javaScriptEnabled: false });
  await page.goto('/admin/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await aloneAtTheLimits(async () => {
    await page.getByLabel('E-mail address').fill(who.address);
    await button(page, 'Mail me a link').click();
    await page.waitForURL('**/admin/forgot/sent');
  });
  await page.goto((await nextMail(who.address, '/admin/reset/')).url);
  await page.getByLabel('Password', { exact: true }).fill(kNewPassword);
  await page.getByLabel('The same password again').fill(kNewPassword);
  await button(page, 'Save and sign in').click();
  assert.equal(await heading(page), 'Type your code');
  await page.getByLabel('Code', { exact: true }).fill(staffCode(who.address));
  await button(page, 'Sign in').click();
  await page.waitForURL(/\/admin$/);
  assert.match((await nextMail(who.address, '/admin/forgot')).subject, /Your password at .* was changed/);
});

test('a passkey opens the office, as the second step and in place of both', async (t) => {
  const who = await Desk.open('Imo Reed', `${unique('imo')}@staff.example`, { at: brightwater });
  const page = await open(t, kDevices.laptop, { baseURL: brightwater.url });
  await authenticatorFor(page);
  await page.goto('/admin/account/passkeys');
  await signIn(page, who);
  await page.goto('/admin/account/passkeys');
  await page.getByLabel('What do you call it?').fill('Laptop');
  await page.getByLabel('Your password').fill(who.password);
  await button(page, 'Add a passkey').click();
  await seen(page.getByText('The passkey is added.'));
  // The app may go now: the passkey is a factor. The passkey may not: it is the last one.
  await page.goto('/admin/account/second-factor');
  await page.getByLabel('Your password').fill(who.password);
  await button(page, 'Turn off codes').click();
  await page.waitForURL('**/admin/account?said=codes-off');
  await page.goto('/admin/account/passkeys');
  assert.equal(await page.getByText('Remove', { exact: true }).count(), 0);

  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.waitForURL('**/admin/sign-in**');
  await button(page, 'Use a passkey').click();
  await page.waitForURL(/\/admin$/);
});

test('the account shows where one is signed in, and signs the others out', async (t) => {
  const who = await Desk.open('Bo Lund', `${unique('bo')}@staff.example`);
  const page = await open(t);
  await page.goto('/admin/account');
  await signIn(page, who);
  await page.goto('/admin/account');
  await page.getByLabel('Name', { exact: true }).fill('Bo Lund-Hansen');
  await button(page, 'Save name').click();
  await seen(page.getByText('Your name is saved.'));
  assert.equal(await page.getByText('This one').count(), 1);
  await button(page, 'Sign out 1 other browser').click();
  await seen(page.getByText('You are signed out everywhere else.'));
  assert.equal((await who.ask('/admin')).status, 303);
});

test('axe finds nothing on the pages of staff and account', async (t) => {
  const boss = await admin();
  const page = await open(t);
  await page.goto('/admin/sign-in');
  const faults = await inspect(page, 'sign in');
  await page.goto('/admin/sign-in');
  await signIn(page, boss);
  sql`INSERT INTO staff_invitations (firm_id, name, address, role, invited_by, created_at, sent_at, expires_at)
    SELECT firm_id, 'Joe Vane', ${`${unique('joe')}@staff.example`}, 'member', id, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),
    UTC_TIMESTAMP(6) - INTERVAL 1 HOUR FROM staff WHERE id = ${boss.id}`;
  for (const path of ['/admin/account', '/admin/account/password', '/admin/account/second-factor',
    '/admin/account/second-factor/replace', '/admin/account/recovery-codes', '/admin/account/passkeys', '/admin/staff',
    '/admin/staff/invite', `/admin/staff/${boss.id}`, `/admin/staff/${boss.id}/deactivate`, '/admin/forgot',
    '/admin/forgot/sent', '/admin/reset/unknown', '/admin/invitation/unknown']) {
    faults.push(...await inspect(page, path, path));
  }
  assert.deepEqual(faults, []);
  assert.ok(firm.url);
});
