// Clients with a login, made as they make one: by mail.
import assert from 'node:assert/strict';
import { aloneAtTheLimits, button, heading, nextMail, sentWork } from './support.mjs';

export const kPassword = 'purple gravel teapot anthem';

/** Asks on the page `path` for a mail to `address`; the mail, whose button leads below /confirm/. */
export async function ask(page, path, address) {
  await aloneAtTheLimits(async () => {
    await page.goto(path);
    await page.getByLabel('E-mail address').fill(address);
    await button(page, 'Mail me a link').click();
    await page.waitForURL(/\/sent$/);
  });
  assert.equal(await heading(page), 'Look in your inbox');
  return nextMail(address.toLowerCase(), '/confirm/');  // as the contact's address is written
}

export async function choose(page, mail, name, password) {
  await page.goto(mail.url);
  await page.getByLabel(/^(New p|P)assword/).fill(password);
  await page.getByLabel('The same password again').fill(password);
  await button(page, name).click();
}

/** A contact who was sent work, and made a login on `page`. */
export async function withLogin(page) {
  const made = await sentWork();
  const mail = await ask(page, '/login/new', made.contact.address);
  await choose(page, mail, 'Make my login', kPassword);
  await page.waitForURL(/\/account/);
  return { ...made, mail, address: made.contact.address };
}

export async function logIn(page, address, password) {
  await page.getByLabel('E-mail address').fill(address);
  await page.getByLabel('Password').fill(password);
  await aloneAtTheLimits(() => Promise.all([
    page.waitForResponse((answer) => answer.request().method() === 'POST'),
    page.locator('main').getByRole('button', { name: 'Log in', exact: true }).click(),
  ]));
}
