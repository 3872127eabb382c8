// Each sentence of the help page's section "Logging in to the Client Portal" is a test of that name; those on
// deleted contacts are in faq_deleted_contact_test.mjs.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { kPassword, logIn, withLogin } from './logins.mjs';
import {
  aloneAtTheLimits, button, claim, completeWork, firm, heading, kDevices, mailsTo, nextLink, open, sentWork,
  sql, until, useBrowser, words,
} from './support.mjs';

useBrowser();

/** Makes the contact's login in a browser that is then logged in; the work was opened by link before. */
async function withAnswers(t) {
  const page = await open(t);
  const made = await withLogin(page);
  await page.goto(made.requestPath(0));
  await page.getByRole('textbox', { name: 'Add a comment' }).fill('Is this what you need?');
  await button(page, 'Add comment').click();
  await page.getByText('Your comment is there').waitFor();
  await page.getByLabel('Choose files or photos').setInputFiles({ name: 'statement.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
  await button(page, 'Add files').click();
  await page.getByText('Your files have arrived.').waitFor();
  return { page, made };
}

describe('What can my client see when they log in?', () => {
  test('Karbon’s Client Portal provides clients with a full view and history of their requests, documents and communication.', async (t) => {
    const { made } = await withAnswers(t);
    await completeWork(made);
    const other = await open(t, kDevices.office);  // that never opened a link
    await other.goto('/login');
    await logIn(other, made.address, kPassword);
    await other.waitForURL(/\/work$/);
    assert.match(await words(other), new RegExp(made.title));
    await other.goto(made.requestPath(0));
    assert.match(await words(other), /Is this what you need\?/);
    assert.match(await words(other), /statement\.txt/);
    await other.goto('/documents');
    assert.match(await words(other), /statement\.txt/);
  });
});

describe('What if my client doesn’t want a Login?', () => {
  test('They can continue to use the magic link and complete individual requests if they don’t want to create a login, however, the login provides greater flexibility for you and your client.', async (t) => {
    const made = await sentWork();
    const page = await open(t, kDevices.phone);
    await claim(page, await nextLink(made.contact.address));
    await page.goto(made.requestPath(2));
    await button(page, 'Mark as done').click();
    await page.getByText('Thank you.').waitFor();
    assert.equal(sql`SELECT 1 FROM logins WHERE contact_id = ${made.contact.id}`.length, 0);
    assert.equal(await page.locator('main').getByRole('link', { name: /log in|login/i }).count(), 0, 'nobody is pushed');
  });

  test('The login enables your client to access everything sent to them including completed requests, as well as copies of documents and files uploaded—so they can keep track and easily find what’s been sent.', async (t) => {
    const { page, made } = await withAnswers(t);
    await page.goto(made.requestPath(1));
    await button(page, 'Mark as done').click();
    await page.getByText('Thank you.').waitFor();
    await page.goto(made.path);
    for (const { title } of made.requests) await page.getByRole('link', { name: title }).waitFor();
    await page.goto('/documents');
    const file = page.getByRole('link', { name: 'statement.txt' }).first();
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
    assert.equal(download.suggestedFilename(), 'statement.txt');
  });
});

describe('How can my client Login?', () => {
  test('From the magic link by clicking log in on the left-hand side, or, you can share the URL provided in Settings.', async (t) => {
    const { made } = await withAnswers(t);
    const page = await open(t, kDevices.office);
    await page.goto(made.mail.url);  // a link that opens nothing any more has it, too
    await page.getByRole('navigation').getByRole('link', { name: 'Log in' }).click();
    await logIn(page, made.address, kPassword);
    await page.waitForURL(/\/work$/);
    const shared = await open(t, kDevices.phone);
    await shared.goto(`${firm.url}/login`);
    await logIn(shared, made.address, kPassword);
    await shared.waitForURL(/\/work$/);
  });

  test('Clients can bookmark that link or if you’d prefer, you can add it to your website for frictionless access.', async (t) => {
    const { page, made } = await withAnswers(t);
    await page.goto('/login');
    assert.equal(new URL(page.url()).pathname, '/work', 'who is logged in goes straight on');
    await button(page, 'Sign out').click();
    await page.goto('/login');
    assert.equal(await heading(page), 'Log in');
    await logIn(page, made.address, kPassword);
    await page.waitForURL(/\/work$/);
  });
});

describe('Can anyone make a Login for my account?', () => {
  test('Only clients who are a contact in your Karbon account will be able to create a log in.', async (t) => {
    const page = await open(t);
    const address = `stranger-${Date.now()}@example.com`;
    await aloneAtTheLimits(async () => {
      await page.goto('/login/new');
      await page.getByLabel('E-mail address').fill(address);
      await button(page, 'Mail me a link').click();
      await page.waitForURL(/\/sent$/);
    });
    await until(() => sql`SELECT 1 FROM outbox WHERE to_address = ${address} AND state = 'cancelled'`.length === 1, 'the mailer to look');
    assert.equal(mailsTo(address).length, 0);
    await withLogin(page);  // a contact can
  });
});
