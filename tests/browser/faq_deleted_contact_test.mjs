// "What if I delete a contact?" of the help page's section on logging in: each sentence a test of that name.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  aloneAtTheLimits, button, claim, heading, kDevices, nextLink, nextMail, open, seen, sendAccessLink,
  sentWork, signIn, sql, staffDesk, useBrowser, words,
} from './support.mjs';

useBrowser();

const kPassword = 'seven quiet herons at dawn';

/** Work that was sent to a contact who has opened it, and made a login with which `computer` is signed in. */
async function withLogin(t) {
  const made = await sentWork();
  const address = made.contact.address;
  const phone = await open(t, kDevices.phone);
  await claim(phone, await nextLink(address));
  const computer = await open(t);
  await aloneAtTheLimits(async () => {
    await computer.goto('/login/new');
    await computer.getByLabel('E-mail address').fill(address);
    await computer.locator('main form button').click();
    await computer.waitForURL(/\/sent/);
  });
  await computer.goto((await nextMail(address, '/confirm/')).url);
  for (const field of await computer.locator('input[type=password]').all()) await field.fill(kPassword);
  await computer.locator('main form button').first().click();
  await computer.waitForURL(/\/account/);  // signed in by now
  return { made, address, phone, computer };
}

async function logIn(page, address) {
  await page.goto('/login');
  await page.getByLabel('E-mail address').fill(address);
  await page.getByLabel('Password').fill(kPassword);
  await button(page, 'Log in').click();
}

async function atTheDesk(t) {
  const page = await open(t);
  await page.goto('/admin');
  await signIn(page, await staffDesk());
  return page;
}

async function erase(desk, made) {
  await desk.goto(`/admin/contacts/${made.contact.id}`);
  await desk.getByRole('link', { name: 'Delete' }).click();
  assert.match(await words(desk), /Their login no longer works/);
  await button(desk, 'Delete contact').click();
  await seen(desk.getByText('is deleted. Nothing opens for them any more.'));
}

describe('What if I delete a contact?', () => {
  test('Their account will be deactivated and they will no longer be able to log in.', async (t) => {
    const { made, address, phone, computer } = await withLogin(t);
    await erase(await atTheDesk(t), made);

    const answer = await phone.goto(made.path);
    assert.ok(answer.status() >= 400, 'the phone that held the work is out at its next request');
    await computer.goto('/work');
    assert.doesNotMatch(await computer.content(), new RegExp(made.title), 'and so is the login');
    await aloneAtTheLimits(async () => {
      await logIn(computer, address);
      assert.equal(await heading(computer), 'Log in');
    });
    assert.equal(sql`SELECT 1 FROM sessions WHERE contact_id = ${made.contact.id}`.length, 0);
  });

  test('However, if restored, they will be able to log in again.', async (t) => {
    const { made, address, phone, computer } = await withLogin(t);
    const desk = await atTheDesk(t);
    await erase(desk, made);
    await button(desk, 'Restore Maria Keller').click();
    await seen(desk.getByText('Maria Keller is back.'));

    await computer.goto('/work');
    assert.notEqual(new URL(computer.url()).pathname + await heading(computer), '/workYour work', 'sessions of before stay ended');
    const shut = await phone.goto(made.path);
    assert.ok(shut.status() >= 400, 'and so do devices');
    await logIn(computer, address);
    await computer.waitForURL(/\/work/);
    await computer.goto(made.path);
    assert.equal(await heading(computer), made.title);
    // Without the login: the work's page offers a new link, which opens.
    await phone.goto(made.path);
    await claim(phone, await sendAccessLink(phone, address));
    assert.equal(await heading(phone), made.title);
  });
});
