// Each sentence of the help page's section "Logging in to the Client Portal" is a test of that name; those on
// deleted contacts are in faq_deleted_contact_test.mjs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { ask, choose, kPassword, logIn, withLogin } from './logins.mjs';
import {
  aloneAtTheLimits, button, claim, completeWork, contact, firm, heading, kDevices, mailsTo, nextLink, open,
  reopenWork, seen, sentWork, sql, staffDesk, until, useBrowser, words, work,
} from './support.mjs';

useBrowser();

/** Makes the contact's login in a browser that is then logged in; the work was opened by link before. */
async function withAnswers(t) {
  const page = await open(t);
  const made = await withLogin(page);
  await page.goto(made.requestPath(0));
  await page.getByRole('textbox', { name: 'Add a comment' }).fill('Is this what you need?');
  await button(page, 'Add comment').click();
  await seen(page.getByText('Your comment is there'));
  await page.getByLabel('Choose files or photos').setInputFiles({ name: 'statement.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
  await button(page, 'Add files').click();
  await seen(page.getByText('Your files have arrived.'));
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

  test('They will see up to 100 work items that have open requests for them to complete as well as view the last 100 completed work items they had client requests on.', { timeout: 300_000 }, async (t) => {
    const client = contact('Maria Keller');
    const all = [await work({ contacts: [client], title: 'Job 0', requests: [{ title: 'Papers', due: 200 }] })];
    const desk = await staffDesk();
    for (let i = 1; i <= 100; ++i) all.push(await another(desk, all[0], `Job ${i}`, 200 - i));
    for (const made of all) await made.staff.send(made.admin);

    const page = await open(t);
    await choose(page, await ask(page, '/login/new', client.address), 'Make my login', kPassword);
    await page.waitForURL(/\/account/);
    await page.goto('/work');
    const toDo = page.getByRole('region', { name: 'To do' });
    const titles = await toDo.locator('a.job strong').allInnerTexts();
    assert.equal(titles.length, 100);
    assert.deepEqual([titles[0], titles[99]], ['Job 100', 'Job 1'], 'what is due first stands first');
    assert.match(await toDo.innerText(), /You have more/);

    for (const made of all) await completeWork(made);
    await page.goto('/work');
    assert.equal(await page.getByRole('region', { name: 'To do' }).count(), 0);
    const done = await page.getByRole('region', { name: 'Completed' }).locator('a.job strong').allInnerTexts();
    assert.equal(done.length, 100);
    assert.ok(!done.includes('Job 0'), 'the one that was completed first is the one that is left out');
  });
});

/** One more work item for the client of `first`, with one request. */
async function another(desk, first, title, due) {
  const on = new Date(Date.now() + due * 864e5).toISOString().slice(0, 10);
  const client = Number(sql`SELECT client_id FROM work_items WHERE id = ${first.id}`[0][0]);
  const id = await desk.make('/admin/work/new', { client, title, assignee: desk.id, due_on: on });
  const list = await desk.make(`/admin/work/${id}/checklists/new`,
    { title: 'Papers', recipient: `${first.contact.id}:${first.contact.address}` });
  const admin = `/admin/work/${id}/checklists/${list}`;
  await desk.post(`${admin}/requests`, { title: 'Papers', due_on: on });
  return { id, admin, staff: desk };
}

async function answerAndUpload(page, made) {
  await page.goto(made.requestPath(0));
  await page.getByRole('textbox', { name: 'Your answer' }).fill('All of them');
  await button(page, 'Save answer').click();
  await seen(page.getByText('Your answer is saved.'));
  await page.setInputFiles('#files', { name: 'ledger.txt', mimeType: 'text/plain', buffer: Buffer.from('line one') });
  await button(page, 'Add files').click();
  await seen(page.getByText('Your files have arrived.'));
}

async function comment(page, made, text) {
  await page.goto(made.requestPath(0));
  await page.getByRole('textbox', { name: 'Add a comment' }).fill(text);
  await button(page, 'Add comment').click();
  await seen(page.getByText('Your comment is there'));
}

describe('What if my client needs to make changes to a completed work item/request?', () => {
  test('They can see the requests, comments, and files which they can download.', async (t) => {
    const page = await open(t);
    const made = await withLogin(page);
    await answerAndUpload(page, made);
    await comment(page, made, 'Here it is.');
    await completeWork(made);
    await page.goto(made.requestPath(0));
    for (const said of ['All of them', 'Here it is.', 'ledger.txt']) assert.ok((await words(page)).includes(said), said);
    const [download] = await Promise.all([
      page.waitForEvent('download'), page.getByRole('link', { name: 'ledger.txt' }).click()]);
    assert.equal(readFileSync(await download.path(), 'utf8'), 'line one');
  });

  test('They cannot comment or change the status of the client request (completed > uncompleted).', async (t) => {
    const page = await open(t);
    const made = await withLogin(page);
    await page.goto(made.requestPath(0));
    await button(page, 'Mark as done').click();
    await seen(page.getByText('Thank you. This one is done.'));
    const csrf = await page.locator('input[name=csrf]').first().inputValue();
    await completeWork(made);
    await page.goto(made.requestPath(0));
    assert.equal(await page.getByRole('textbox', { name: 'Add a comment' }).count(), 0);
    assert.equal(await page.getByRole('button', { name: /Mark as/ }).count(), 0);
    // Whatever is posted: from a page that was open before, or by hand.
    for (const [what, fields] of [['comments', { comment: 'After all' }], ['reopen', {}], ['answer', { answer: 'x' }]]) {
      const answer = await page.evaluate(async ([path, form]) => {
        const got = await fetch(path, { method: 'POST', body: new URLSearchParams(form) });
        return { status: got.status, text: await got.text() };
      }, [`${made.requestPath(0)}/${what}`, { csrf, ...fields }]);
      assert.equal(answer.status, 409, what);
      assert.match(answer.text, /This work is completed/);
    }
    assert.deepEqual(sql`SELECT status, comments FROM client_requests WHERE id = ${made.requests[0].id}`, [['completed', '0']]);
  });

  test('If you want your clients to make changes, you’ll need to change the status from completed to another status.', async (t) => {
    const page = await open(t);
    const made = await withLogin(page);
    await completeWork(made);
    await reopenWork(made);
    await comment(page, made, 'One more thing');
    assert.ok((await words(page)).includes('One more thing'));
    await page.goto(made.requestPath(0));
    await button(page, 'Mark as done').click();
    await seen(page.getByText('Thank you. This one is done.'));
  });
});

describe('What if my client doesn’t want a Login?', () => {
  test('They can continue to use the magic link and complete individual requests if they don’t want to create a login, however, the login provides greater flexibility for you and your client.', async (t) => {
    const made = await sentWork();
    const page = await open(t, kDevices.phone);
    await claim(page, await nextLink(made.contact.address));
    await page.goto(made.requestPath(2));
    await button(page, 'Mark as done').click();
    await seen(page.getByText('Thank you.'));
    assert.equal(sql`SELECT 1 FROM logins WHERE contact_id = ${made.contact.id}`.length, 0);
    assert.equal(await page.locator('main').getByRole('link', { name: /log in|login/i }).count(), 0, 'nobody is pushed');
  });

  test('The login enables your client to access everything sent to them including completed requests, as well as copies of documents and files uploaded—so they can keep track and easily find what’s been sent.', async (t) => {
    const { page, made } = await withAnswers(t);
    await page.goto(made.requestPath(1));
    await button(page, 'Mark as done').click();
    await seen(page.getByText('Thank you.'));
    await page.goto(made.path);
    for (const { title } of made.requests) await seen(page.getByRole('link', { name: title }));
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
