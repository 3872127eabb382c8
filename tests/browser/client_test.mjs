// A client's way, as the client takes it: with a mouse, a Back button, several tabs and little patience.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, describe, test } from 'node:test';
import {
  aloneAtTheLimits, button, callsToAction, claim, completeWork, contact, heading, kDevices, mailsTo, nextLink,
  nextMail, open, reopenWork, said, seen, sentWork, sql, sqlValue, until, useBrowser, words,
} from './support.mjs';

useBrowser();

/** Work that was sent, opened on `page`, which shows it. */
async function openWork(page, options) {
  const made = await sentWork(options);
  const link = await nextLink(made.contact.address);
  await claim(page, link);
  return { ...made, link, address: made.contact.address };
}

/** All rows that belong to the work and its contacts, as one text. */
function rowsOf(made) {
  const contacts = made.contacts.map((one) => one.id);
  return JSON.stringify([
    sql`SELECT * FROM magic_links WHERE work_item_id = ${made.id}`,
    sql`SELECT HEX(token_hash) FROM link_tokens WHERE link_id IN
        (SELECT id FROM magic_links WHERE work_item_id = ${made.id})`,
    sql`SELECT * FROM bindings WHERE work_item_id = ${made.id}`,
    sql`SELECT id, state FROM outbox WHERE work_item_id = ${made.id}`,
    sql`SELECT * FROM client_requests WHERE work_item_id = ${made.id}`,
    sql`SELECT number, action FROM audit_events WHERE work_item_id = ${made.id}`,
    contacts.map((id) => sql`SELECT id, expires_at FROM sessions WHERE contact_id = ${id}`),
  ]);
}

const count = (table, made) => Number({
  answers: () => sqlValue`SELECT COUNT(*) FROM answers WHERE work_item_id = ${made.id}`,
  comments: () => sqlValue`SELECT COUNT(*) FROM comments WHERE work_item_id = ${made.id}`,
  documents: () => sqlValue`SELECT COUNT(*) FROM documents WHERE work_item_id = ${made.id}`,
}[table]());

const audited = (action, made) => Number(
  sqlValue`SELECT COUNT(*) FROM audit_events WHERE work_item_id = ${made.id} AND action = ${action}`);

const answerField = (page) => page.getByRole('textbox', { name: 'Your answer' });
const commentField = (page) => page.getByRole('textbox', { name: 'Add a comment' });

const folder = mkdtempSync(join(tmpdir(), 'latchkey-browser-'));
after(() => rmSync(folder, { recursive: true }));

/** The path of a new file of that name and size. */
function file(name, bytes) {
  const path = join(folder, name);
  const content = Buffer.alloc(bytes, 'x');
  if (name.endsWith('.pdf')) content.write('%PDF-1.4\n');
  writeFileSync(path, content);
  return path;
}

describe('the mailed link', () => {
  test('opens a page that says who asks for what and whom, and changes nothing', async (t) => {
    const made = await sentWork({ contacts: [contact('Anne Okafor')] });
    const link = await nextLink(made.contact.address);
    const before = rowsOf(made);
    const page = await open(t, kDevices.phone);
    for (let time = 0; time < 3; ++time) await page.goto(link, { waitUntil: 'networkidle' });
    assert.equal((await page.request.head(link)).status(), 200);
    await page.mouse.click(5, 5);
    await page.keyboard.press('Enter');
    assert.equal(rowsOf(made), before);
    const text = await words(page);
    assert.match(text, /Robin Ashdown at Hartwell & Finch has sent you 3 requests for 2026 tax return/);
    assert.match(text, /For Anne Okafor c•••@e•••\.com Due \w+day \d+ \w+ 20\d\d/);
    assert.deepEqual(await page.locator('main').getByRole('button').allInnerTexts(), ['Open my requests']);
    assert.equal(await page.locator('iframe, img[src^=http], link[rel=preconnect]').count(), 0);
  });

  test('is told to nobody: no referrer, no cache, no search engine', async (t) => {
    const made = await sentWork();
    const page = await open(t);
    const answer = await page.goto(await nextLink(made.contact.address));
    const headers = answer.headers();
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.match(headers['cache-control'], /no-store/);
    assert.match(headers['content-security-policy'], /default-src 'none'/);
    const asked = page.waitForRequest((request) => new URL(request.url()).pathname === '/');
    await page.getByRole('link', { name: 'Hartwell & Finch' }).first().click();
    assert.equal((await asked).headers().referer, undefined);
  });

  test('leaves the address bar at the claim; Back works and a reload repeats nothing', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    assert.equal(new URL(page.url()).pathname, made.path);
    const before = rowsOf(made);
    const posts = [];
    page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
    await page.reload();
    assert.equal(await heading(page), made.title);
    await page.goBack();
    await page.waitForURL(`**${made.path}`);  // the link goes straight in
    assert.equal(await heading(page), made.title);
    await page.getByRole('link', { name: 'Bank statements' }).click();
    await commentField(page).fill('One comment');
    await button(page, 'Add comment').click();
    await said(page, 'Your comment is there');
    posts.length = 0;
    await page.reload();
    assert.equal(await page.locator('.thread .comment').count(), 1);
    await page.goBack();
    await page.goBack();
    await seen(page.getByRole('heading', { name: made.title, level: 1 }));
    assert.deepEqual(posts, []);
    assert.equal(count('comments', made), 1);
    assert.equal(JSON.parse(rowsOf(made))[2].length, JSON.parse(before)[2].length);
  });

  test('with a mistyped or cut token leads on without telling anything', async (t) => {
    const made = await sentWork();
    const link = await nextLink(made.contact.address);
    const page = await open(t);
    for (const wrong of [link.slice(0, -1), `${link.slice(0, -3)}AAA`, `${link}x`, `${new URL(link).origin}/l/%20`]) {
      const answer = await page.goto(wrong);
      assert.equal(answer.status(), 404, wrong);
      assert.equal(await heading(page), 'We do not know this link');
      assert.doesNotMatch(await page.content(), new RegExp(`Maria|${made.title}`));
      assert.match(await words(page), /Open the newest e-mail from Hartwell & Finch/);
    }
  });
});

describe('a request', () => {
  test('takes an answer, a changed one, and keeps what was too long to be taken', async (t) => {
    const page = await open(t, kDevices.phone);
    const made = await openWork(page);
    await page.getByRole('link', { name: 'Did you move house?' }).click();
    await answerField(page).fill('No.\n\nStill “Rue de l’Église” <b>5</b> 🏠');
    await button(page, 'Save answer').click();
    await said(page, 'Your answer is saved.');
    assert.equal(await answerField(page).inputValue(), 'No.\n\nStill “Rue de l’Église” <b>5</b> 🏠');
    await answerField(page).fill('Yes, in May.');
    await button(page, 'Save answer').click();
    await said(page, 'Your answer is saved.');
    const long = 'Ä'.repeat(10001);
    await answerField(page).fill(long);
    await button(page, 'Save answer').click();
    await page.getByRole('alert').getByRole('link').click();  // the summary leads to the field
    assert.equal(await answerField(page).inputValue(), long);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'answer');
    assert.match(await page.title(), /^Error: /);
    assert.equal(count('answers', made), 2);
  });

  test('asks before words that were typed elsewhere on the page are lost', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(0));
    await commentField(page).pressSequentially('Half a question');
    const asked = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      return dialog.dismiss();
    });
    await button(page, 'Mark as done').click();
    await until(() => asked.length > 0, 'the browser to ask');
    assert.deepEqual(asked, ['beforeunload']);
    assert.equal(await commentField(page).inputValue(), 'Half a question');
    await button(page, 'Add comment').click();
    await said(page, 'Your comment is there');
    assert.equal(await commentField(page).inputValue(), '');
  });

  test('keeps what stands in the answer’s field when it is marked as done', async (t) => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await open(t, kDevices.phone, { javaScriptEnabled });
      const made = await openWork(page);
      await page.goto(made.requestPath(0));
      await answerField(page).fill('It is all in the letter');
      await button(page, 'Mark as done').click();
      await said(page, 'Thank you. This one is done.');
      assert.equal(await answerField(page).inputValue(), 'It is all in the letter');
      await page.getByRole('link', { name: /^Next: / }).click();
      assert.equal(await heading(page), 'Proof of identity');
    }
  });

  test('brings back what was typed and not sent, to the same session alone', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(0));
    await answerField(page).pressSequentially('Half an answer');
    page.on('dialog', (dialog) => dialog.accept());
    await page.reload();
    assert.equal(await answerField(page).inputValue(), 'Half an answer');
    await seen(page.getByText('Not saved yet. We kept what you typed.'));
    await button(page, 'Save answer').click();
    await said(page, 'Your answer is saved.');
    assert.equal(await page.getByText('We kept what you typed.').count(), 0);
    await answerField(page).fill('Half an answer, and more');
    await page.reload();
    assert.equal(await answerField(page).inputValue(), 'Half an answer, and more');
    await page.goto(made.requestPath(1));
    await answerField(page).pressSequentially('Mine alone');
    const other = await sentWork({ contacts: [contact('Sam Osei')] });
    await page.goto(await nextLink(other.contact.address));
    await button(page, 'Open my requests').click();
    await page.goto(other.requestPath(0));
    await page.evaluate((path) => history.replaceState(null, '', path), made.requestPath(1));
    assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...sessionStorage })), /Mine alone/);
  });

  test('is commented on, marked as done, and opened again', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(1));
    await button(page, 'Add comment').click();
    await seen(page.getByRole('alert'));  // nothing was written
    await commentField(page).fill('Is a passport fine?');
    await button(page, 'Add comment').click();
    await said(page, 'Your comment is there');
    assert.match(await page.locator('.thread').innerText(), /You\s+today at [\d:]+\s+Is a passport fine\?/);
    await button(page, 'Mark as done').click();
    await said(page, 'Thank you. This one is done.');
    await page.reload();
    await page.goto(made.requestPath(1));
    assert.match(await words(page), /Done by you, today at/);
    await page.goto(made.path);
    assert.match(await words(page), /1 of 3 done/);
    assert.match(await words(page), /Proof of identity Done by you, today 1 comment/);
    await page.goto(made.requestPath(1));
    await button(page, 'Not done after all? Mark as open').click();
    await said(page, 'This request is open again.');
    await page.goto(made.path);
    assert.match(await words(page), /0 of 3 done/);
  });

  test('names who did what, where two contacts share the checklist', async (t) => {
    const made = await sentWork({ contacts: [contact('Maria Keller'), contact('Jo Keller')] });
    const maria = await open(t, kDevices.phone);
    const jo = await open(t, kDevices.laptop);
    await claim(maria, await nextLink(made.contacts[0].address));
    await claim(jo, await nextLink(made.contacts[1].address));
    assert.match(await words(maria), /Shared with Jo Keller/);
    await maria.goto(made.requestPath(0));
    await answerField(maria).fill('They are in the post');
    await button(maria, 'Save answer').click();
    await said(maria, 'Your answer is saved.');
    await button(maria, 'Mark as done').click();
    await said(maria, 'Thank you.');
    await jo.reload();
    assert.match(await words(jo), /Bank statements Done by Maria Keller, today/);
    await jo.goto(made.requestPath(0));
    assert.match(await words(jo), /Maria Keller today at [\d:]+ They are in the post/);
    assert.equal(await answerField(jo).inputValue(), '');
  });
});

describe('files', () => {
  test('go up several at once, each with its bar, and come down as they were', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(0));
    const large = file('März – Kontoauszug.pdf', 3_000_000);
    await page.getByLabel('Choose files or photos').setInputFiles([file('notes.txt', 900)]);
    await page.getByLabel('Choose files or photos').setInputFiles([large, file('third.pdf', 40_000)]);
    assert.equal(await page.locator('.files li').count(), 3);
    await page.evaluate(() => {  // the bars, as they move
      window.seen = new Set();
      new MutationObserver(() => document.querySelectorAll('progress').forEach((bar) => seen.add(bar.value)))
        .observe(document.querySelector('form[data-upload]'), { subtree: true, attributes: true });
    });
    const bars = page.locator('form progress');
    assert.deepEqual(await bars.evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label'))),
      ['Sent of notes.txt', 'Sent of März – Kontoauszug.pdf', 'Sent of third.pdf']);
    await button(page, 'Add files').click();
    await said(page, 'Your files have arrived.');
    const text = await words(page);
    assert.match(text, /notes\.txt 900 bytes, from you, today/);
    assert.match(text, /März – Kontoauszug\.pdf 3(\.0)? MB, from you/);
    assert.equal(count('documents', made), 3);

    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: basename(large) }).click();
    const download = await coming;
    assert.equal(download.suggestedFilename(), basename(large));
    assert.deepEqual(readFileSync(await download.path()), readFileSync(large));
  });

  test('can be dropped onto the page', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(0));
    const transfer = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['dropped'], 'dropped.txt', { type: 'text/plain' }));
      transfer.items.add(new File(['also'], 'also.txt', { type: 'text/plain' }));
      return transfer;
    });
    await page.dispatchEvent('.drop', 'dragover', { dataTransfer: transfer });
    assert.match(await page.locator('.drop').getAttribute('class'), /\bover\b/);
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: transfer });
    await page.getByRole('button', { name: 'Remove also.txt' }).click();
    await button(page, 'Add files').click();
    await said(page, 'Your files have arrived.');
    assert.deepEqual(sql`SELECT name FROM documents WHERE work_item_id = ${made.id}`, [['dropped.txt']]);
  });

  test('too large or empty are named with the limit, and do not keep the others back', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(0));
    await page.getByLabel('Choose files or photos').setInputFiles([
      file('huge.pdf', 25_000_001), file('empty.txt', 0),
      file('fine.pdf', 1000)]);
    await seen(page.getByText('25 MB: larger than 25 MB.'));
    await seen(page.getByText('This file is empty.'));
    await button(page, 'Add files').click();
    await seen(page.getByText('Sent, 1 KB'));
    assert.deepEqual(sql`SELECT name FROM documents WHERE work_item_id = ${made.id}`, [['fine.pdf']]);
  });

  test('that the server refuses say why, and nothing of them is kept', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(0));
    // A browser that lets any size through, like one without JavaScript.
    await page.locator('#files').evaluate((input) => input.removeAttribute('data-max-bytes'));
    await page.evaluate(() => {
      const form = document.querySelector('form[data-upload]');
      const plain = form.cloneNode(true);
      plain.removeAttribute('data-upload');
      form.replaceWith(plain);
    });
    await page.locator('#files').setInputFiles([file('huge.pdf', 25_000_001)]);
    await button(page, 'Add files').click();
    await seen(page.getByRole('alert').getByText(/huge\.pdf.*25 MB/));
    await button(page, 'Add files').click();  // and none at all
    await seen(page.getByRole('alert').getByText(/choose/i));
    assert.equal(count('documents', made), 0);
  });

  test('go with a comment, all of them together with its words', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(0));
    await commentField(page).fill('Are these the right ones?');
    await page.getByLabel('Files with it').setInputFiles([file('huge.pdf', 25_000_001), file('letter.txt', 900)]);
    await button(page, 'Add comment').click();  // not yet: one of them is too large
    await seen(page.getByText('25 MB: larger than 25 MB.'));
    assert.equal(count('comments', made), 0);
    await button(page, 'Remove huge.pdf').click();
    await page.getByLabel('Files with it').setInputFiles([file('second.txt', 20)]);
    await page.route('**/comments', (route) => route.abort('connectionreset'), { times: 1 });
    await button(page, 'Add comment').click();
    await seen(page.getByText('The connection was lost. Press the button to send it again.').first());
    assert.equal(await commentField(page).inputValue(), 'Are these the right ones?');
    await button(page, 'Add comment').click();
    await said(page, 'Your comment is there');
    assert.match(await page.locator('.thread .comment').innerText(), /Are these the right ones\?\s+letter\.txt[\s\S]*second\.txt/);
    assert.equal(await commentField(page).inputValue(), '', 'nothing is left to send');
    assert.deepEqual([count('comments', made), count('documents', made)], [1, 2]);
  });

  test('on their way hold the form still, and are asked about before they are left behind', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(0));
    const asked = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      dialog.dismiss();
    });
    const field = page.getByLabel('Files with it');
    await commentField(page).pressSequentially('Two letters');
    await field.setInputFiles([file('one.txt', 100)]);
    let go;
    const held = new Promise((resolve) => { go = resolve; });
    await page.route('**/comments', async (route) => {
      await held;
      await route.continue();
    }, { times: 1 });
    await button(page, 'Add comment').click();
    await seen(page.getByText('Sending 100 bytes'));
    assert.equal(await commentField(page).isEditable(), false);
    assert.equal(await field.isDisabled(), true);
    await page.getByRole('link', { name: made.title }).click({ noWaitAfter: true });
    await until(() => asked.length > 0, 'the browser to ask');
    go();
    await said(page, 'Your comment is there');
    assert.deepEqual(asked, ['beforeunload']);
    assert.deepEqual([count('comments', made), count('documents', made)], [1, 1]);
  });

  test('whose words are too long say so at the field, and nothing of either is kept', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(0));
    await commentField(page).fill('y'.repeat(10_001));
    await page.getByLabel('Files with it').setInputFiles([file('one.txt', 100)]);
    await button(page, 'Add comment').click();
    await seen(page.locator('#comment-error'));
    assert.match(await page.locator('#comment-error').innerText(), /Your comment is too long/);
    assert.equal(await commentField(page).getAttribute('aria-invalid'), 'true');
    await commentField(page).fill('Shorter');
    await button(page, 'Add comment').click();
    await said(page, 'Your comment is there');
    assert.deepEqual([count('comments', made), count('documents', made)], [1, 1]);
  });

  test('that were the wrong ones are taken back, and put back', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(0));
    await page.getByLabel('Choose files or photos').setInputFiles([file('wrong.pdf', 900), file('right.pdf', 800)]);
    await button(page, 'Add files').click();
    await said(page, 'Your files have arrived.');
    await button(page, 'Remove wrong.pdf').click();
    await said(page, 'The file is removed. We do not see it any more.');
    assert.equal(await page.getByRole('link', { name: 'wrong.pdf' }).count(), 0);
    await page.getByRole('link', { name: 'Receipt for the files you sent' }).click();
    assert.match(await words(page), /has received 1 file .* right\.pdf Received \w+day \d+ \w+ 20\d\d at \d\d:\d\d \(Europe\/London\)/);
    await page.goBack();
    await button(page, 'Put back wrong.pdf').click();
    await said(page, 'The file is back.');
    await seen(page.getByRole('link', { name: 'wrong.pdf' }));
  });

  test('cut off on their way are said to be, and go again at the press of the button', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(0));
    await page.route('**/documents', (route) => route.abort('connectionreset'));
    await page.getByLabel('Choose files or photos').setInputFiles([file('long way.pdf', 200_000)]);
    await button(page, 'Add files').click();
    await seen(page.getByText('The connection was lost. Press the button to send it again.'));
    assert.equal(count('documents', made), 0);
    await page.unroute('**/documents');
    await button(page, 'Add files').click();
    await said(page, 'Your files have arrived.');
    assert.equal(count('documents', made), 1);
  });

  test('sent a second time are said to have been here', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(0));
    for (const [name, words] of [['first.pdf', 'Your files have arrived.'],
      ['the same.pdf', 'At least one of them was here already.']]) {
      await page.getByLabel('Choose files or photos').setInputFiles([file(name, 5000)]);
      await button(page, 'Add files').click();
      await said(page, words);
    }
    assert.equal(count('documents', made), 2);
  });
});

describe('completed work', () => {
  test('can be read and downloaded, and offers nothing to change', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    await page.goto(made.requestPath(0));
    await answerField(page).fill('My answer');
    await button(page, 'Save answer').click();
    await said(page, 'Your answer is saved.');
    await page.getByLabel('Choose files or photos').setInputFiles([file('kept.pdf', 5000)]);
    await button(page, 'Add files').click();
    await said(page, 'Your files have arrived.');
    await completeWork(made);
    await page.goto(made.path);
    assert.match(await words(page), /Hartwell & Finch completed this work on \w+day \d/);
    await page.goto(made.requestPath(0));
    assert.match(await words(page), /You can read everything and download the files\./);
    assert.match(await words(page), /My answer/);
    assert.equal(await page.locator('main form, main textarea, main input').count(), 0);
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'kept.pdf' }).click();
    assert.equal((await coming).suggestedFilename(), 'kept.pdf');
    await reopenWork(made);
    await page.reload();
    await seen(button(page, 'Save answer'));
  });

  test('refuses with 409 and the reason what a page from before still sends', async (t) => {
    const page = await open(t);
    const made = await openWork(page);
    const sendings = [
      ['Save answer', () => answerField(page).fill('Too late')],
      ['Add comment', () => commentField(page).fill('Too late')],
      ['Mark as done', () => {}],
    ];
    for (const [name, fillIn] of sendings) {
      await reopenWork(made);
      await page.goto(made.requestPath(0));
      await fillIn();
      await completeWork(made);
      const refused = page.waitForResponse((answer) => answer.request().method() === 'POST');
      await button(page, name).click();
      assert.equal((await refused).status(), 409, name);
      await seen(page.getByRole('heading', { name: 'This work is completed' }));
      assert.match(await words(page), /nothing in it can be changed now.*ask us to open it again/, name);
      await page.getByRole('link', { name: 'Back to my work' }).click();
      await seen(page.getByRole('heading', { name: 'Your work' }));
    }
    await reopenWork(made);
    await page.goto(made.requestPath(0));
    await completeWork(made);
    await page.getByLabel('Choose files or photos').setInputFiles([file('late.pdf', 5000)]);
    await button(page, 'Add files').click();
    await seen(page.getByText(/has completed this work, so nothing in it can be changed now/));
    assert.deepEqual(['answers', 'comments', 'documents'].map((table) => count(table, made)), [0, 0, 0]);
  });
});

describe('devices', () => {
  test('are named, and signed out from afar', async (t) => {
    const made = await sentWork();
    const page = await open(t, kDevices.phone);
    const link = await nextLink(made.contact.address);
    await claim(page, link);
    await page.goto('/devices');
    await page.getByText('Rename').click();
    const name = page.getByLabel('Name of this device');
    await name.fill('x'.repeat(60));
    await name.fill('Kitchen phone 📱');
    await button(page, 'Save name').click();
    await said(page, 'The device has its new name.');
    assert.match(await words(page), /Kitchen phone 📱 Safari on iPhone, opened today at [\d:]+ This device/);

    await button(page, 'Sign out Kitchen phone 📱').click();
    await page.waitForURL(/\/\?said=signed-out$/);
    assert.equal((await page.goto(made.path)).status(), 403);
    await page.goto(link);
    assert.equal(await heading(page), 'These requests are not open on this device');
    await seen(button(page, 'Send Access Link'));
  });

  test('that are somebody else’s are ended from the notice: “This wasn’t me”', async (t) => {
    const made = await sentWork();
    const link = await nextLink(made.contact.address);
    const stranger = await open(t, kDevices.office);
    await claim(stranger, link);
    const notice = await nextMail(made.contact.address, '/not-me/');
    assert.match(notice.subject, /Firefox on a Windows computer/);
    const page = await open(t, kDevices.phone);
    await page.goto(notice.url);
    assert.equal(await heading(page), 'Was this you?');
    assert.match(await words(page), /Opened 2026 tax return With Firefox on a Windows computer When Today at/);
    assert.equal((await stranger.goto(made.path)).status(), 200, 'looking at the notice changes nothing');
    await button(page, 'This wasn’t me').click();
    await seen(page.getByRole('heading', { name: 'That device is signed out' }));
    for (const path of [made.path, '/work', '/devices', made.requestPath(0)]) {
      assert.equal((await stranger.goto(path)).status(), 403, path);
    }
    await until(() => mailsTo(made.staff.address)
      .some((mail) => /this wasn’t me/i.test(mail.subject) && mail.url.endsWith(`/admin${made.path}`)),
    'the mail to staff');
    await page.reload();
    assert.equal(await heading(page), 'That device is signed out');
    await page.goto(link);  // the client comes back in by the link of the first mail
    assert.deepEqual(await callsToAction(page), ['Send Access Link']);
  });
});

describe('one browser', () => {
  test('is asked before a second contact’s link replaces the first contact’s session', async (t) => {
    const page = await open(t);
    const first = await openWork(page, { contacts: [contact('Maria Keller')] });
    const second = await sentWork({ title: 'Payroll 2026', contacts: [contact('Sam Osei')] });
    const link = await nextLink(second.contact.address);
    await page.goto(link);
    assert.match(await words(page),
      /This browser is signed in as Maria Keller\. Opening these requests signs Maria Keller out here\./);
    await page.goto(first.path);
    assert.equal(await heading(page), first.title, 'until then nothing has changed');
    await claim(page, link);
    assert.equal(await heading(page), 'Payroll 2026');
    assert.match(await page.locator('header').innerText(), /Opened for\s+Sam Osei/);
    assert.equal((await page.goto(first.path)).status(), 403, 'one sees the work of one contact at a time');
    await page.goto(first.link);
    assert.match(await words(page), /signed in as Sam Osei/);
    await button(page, 'Open my requests').click();
    await page.waitForURL(`**${first.path}`);
    assert.equal(await heading(page), first.title);
  });

  test('may have the same link open in two tabs', async (t) => {
    const made = await sentWork();
    const link = await nextLink(made.contact.address);
    const one = await open(t);
    const two = await one.context().newPage();
    await one.goto(link);
    await two.goto(link);
    await button(one, 'Open my requests').click();
    await one.waitForURL(`**${made.path}`);
    await button(two, 'Open my requests').click();
    await two.waitForURL(`**${made.path}`);
    // The session of the first tab was replaced by that of the second; its page goes on working.
    await one.getByRole('link', { name: 'Bank statements' }).click();
    await two.goto(made.requestPath(0));
    await commentField(one).fill('From the first tab');
    await button(one, 'Add comment').click();
    await said(one, 'Your comment is there');
    await commentField(two).fill('From the second tab');
    await button(two, 'Add comment').click();
    await said(two, 'Your comment is there');
    assert.equal(count('comments', made), 2);
    assert.equal(audited('link.claimed', made), 1);
  });

  test('says so in a tab that was left open when the other one signed out', async (t) => {
    const one = await open(t);
    const made = await openWork(one);
    await one.goto(made.requestPath(0));
    const two = await one.context().newPage();
    await two.goto('/devices');
    await two.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
    await two.waitForURL(/\/\?said=signed-out$/);
    await answerField(one).fill('Written in the old tab');
    await button(one, 'Save answer').click();
    await seen(one.getByRole('heading', { name: 'These requests are not open now' }));
    assert.match(await words(one), /you are signed out\. Open the link in our e-mail again/);
    assert.equal(count('answers', made), 0);
    await one.goto(made.link);
    assert.match(await words(one), /You signed out on this device\. Your requests are still here for you until/);
    await button(one, 'Open my requests').click();
    await one.waitForURL(`**${made.path}`);
  });

  test('takes a double click on any button as one', async (t) => {
    const made = await sentWork();
    const link = await nextLink(made.contact.address);
    const page = await open(t);
    await page.goto(link);
    await button(page, 'Open my requests').dblclick();
    await page.waitForURL(`**${made.path}`);
    assert.equal(audited('link.claimed', made), 1);

    await page.goto(made.requestPath(0));
    await answerField(page).fill('Twice');
    await button(page, 'Save answer').dblclick();
    await said(page, 'Your answer is saved.');
    await commentField(page).fill('Twice');
    await button(page, 'Add comment').dblclick();
    await said(page, 'Your comment is there');
    await page.getByLabel('Choose files or photos').setInputFiles([file('once.pdf', 5000)]);
    await button(page, 'Add files').dblclick();
    await said(page, 'Your files have arrived.');
    await button(page, 'Mark as done').dblclick();
    await said(page, 'Thank you.');
    await button(page, 'Not done after all? Mark as open').dblclick();
    await said(page, 'This request is open again.');
    assert.deepEqual(['answers', 'comments', 'documents'].map((table) => count(table, made)), [1, 1, 1]);
    assert.deepEqual([audited('request.completed', made), audited('request.reopened', made)], [1, 1]);

    await page.goto('/devices');
    await page.getByText('Rename').click();
    await page.getByLabel('Name of this device').fill('Twice');
    await button(page, 'Save name').dblclick();
    await said(page, 'The device has its new name.');
    await button(page, 'Sign out Twice').dblclick();
    await page.waitForURL(/\/\?said=signed-out$/);
    assert.equal(await heading(page), 'Hartwell & Finch');

    await page.goto(link);
    const before = mailsTo(made.contact.address).length;
    await aloneAtTheLimits(async () => {
      await button(page, 'Send Access Link').dblclick();
      await page.waitForURL(/\/sent$/);
      // Asked again at once, it says that a mail is on its way, and until when to wait.
      await page.getByRole('link', { name: 'ask for it again' }).click();
      await button(page, 'Send Access Link').click();
      await seen(page.getByRole('heading', { name: 'A link was sent already' }));
      assert.match(await words(page), /You can ask for another in (1 minute|\d+ seconds)\./);
    });
    await nextLink(made.contact.address);
    assert.equal(mailsTo(made.contact.address).length, before + 1);
  });
});
