// What a client sees who is signed in by login: the home, the documents, completed work.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import {
  button, claim, heading, kDevices, logIn, nextLink, open, seen, sentWork, signIn, sql, until, useBrowser,
  words,
} from './support.mjs';

useBrowser();

async function loggedInAtWork(t, device, options) {
  const made = await sentWork();
  return { made, page: await logIn(await open(t, device, options), made) };
}

/** What a request outside of the page is sent with, so that it comes from the same browser. */
const kSameBrowser = { 'accept-language': 'en-GB' };
const get = (page, path) => page.request.get(path, { headers: kSameBrowser, maxRedirects: 0 });
const post = (page, path, fields) => page.request.post(path, {
  headers: { ...kSameBrowser, origin: new URL(page.url()).origin }, maxRedirects: 0, ...fields });

function file(name, content) {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

/** Path and content of every file below a folder. */
function contents(folder, below = folder) {
  return readdirSync(below).flatMap((name) => {
    const path = join(below, name);
    return statSync(path).isDirectory() ? contents(folder, path)
      : [[relative(folder, path), readFileSync(path, 'utf8')]];
  });
}

/** Opens an archive with the program that people use. */
function unpacked(t, archive) {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-zip-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'all.zip'), archive);
  execFileSync('unzip', ['-q', join(folder, 'all.zip'), '-d', join(folder, 'in')],
    { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  return Object.fromEntries(contents(join(folder, 'in')));
}

describe('Home', () => {
  test('shows what is to do with its requests, and completed work below it', async (t) => {
    const { made, page } = await loggedInAtWork(t);
    await page.goto('/work');
    assert.equal(await heading(page), 'Your work');
    const shown = await words(page);
    assert.match(shown, /1 work item needs something from you/);
    for (const { title } of made.requests) assert.ok(shown.includes(title), title);
    await page.getByRole('link', { name: made.requests[0].title }).click();
    assert.equal(await heading(page), made.requests[0].title);

    await made.staff.post(`/admin/work/${made.id}/complete`, {});
    await page.goto('/work');
    assert.match(await words(page), /Nothing to do.*Completed 2026 tax return/);
    await page.getByRole('link', { name: made.title }).click();
    assert.equal(await heading(page), made.title);
  });

  test('follows at once what happens elsewhere', async (t) => {
    const { made, page } = await loggedInAtWork(t);
    await page.goto('/work');
    await seen(page.getByText('0 of 3 done'));
    for (let done = 1; done <= 3; ++done) {
      await made.staff.post(`${made.admin}/requests/${made.requests[done - 1].id}/complete`, {});
      await page.reload();
      assert.match(await words(page), done < 3 ? new RegExp(`${done} of 3 done`) : /With Hartwell & Finch.*2026 tax return/);
    }
  });

  test('finds work by its words, without script too', async (t) => {
    const { made, page } = await loggedInAtWork(t, kDevices.phone, { javaScriptEnabled: false });
    await page.goto('/work?find=tax');
    assert.ok((await words(page)).includes(made.title));
    assert.equal(await page.getByLabel('Find work').inputValue(), 'tax');
    await page.getByLabel('Find work').fill('nothing like it');
    await button(page, 'Find').click();
    assert.match(await words(page), /Nothing fits/);
    await page.getByRole('link', { name: 'Show all', exact: true }).click();
    assert.ok((await words(page)).includes(made.title));
  });
});

describe('Documents', () => {
  test('has every file, finds one by its name, and gives all as one archive that unzip opens', async (t) => {
    const { made, page } = await loggedInAtWork(t, kDevices.laptop, { javaScriptEnabled: false });
    for (const [i, files] of [[0, [file('statement.pdf', 'one'), file('Bücher & Löhne.csv', 'zwei')]],
      [0, [file('statement.pdf', 'another')]], [1, [file('passport.pdf', 'three')]]]) {
      await page.goto(made.requestPath(i));
      await page.getByLabel('Choose files or photos').setInputFiles(files);
      await button(page, 'Add files').click();
      await seen(page.getByText('Your files have arrived'));
    }
    await page.getByRole('link', { name: 'Documents' }).click();
    assert.equal(await heading(page), 'Documents');
    assert.equal(await page.locator('.file-text').count(), 4);

    const archive = await get(page, '/documents/archive');
    assert.equal(archive.headers()['content-type'], 'application/zip');
    assert.deepEqual(unpacked(t, await archive.body()), {
      '2026 tax return/Bank statements/statement.pdf': 'one',
      '2026 tax return/Bank statements/statement (2).pdf': 'another',
      '2026 tax return/Bank statements/Bücher & Löhne.csv': 'zwei',
      '2026 tax return/Proof of identity/passport.pdf': 'three',
    });

    await page.getByLabel('Find a file').fill('passport');
    await button(page, 'Find').click();
    assert.equal(await page.locator('.file-text').count(), 1);
    const one = await get(page, await page.getByRole('link', { name: 'passport.pdf' }).getAttribute('href'));
    assert.equal(await one.text(), 'three');
    const found = await get(page, await page.getByRole('link', { name: /as a ZIP/ }).getAttribute('href'));
    assert.deepEqual(Object.keys(unpacked(t, await found.body())), ['2026 tax return/Proof of identity/passport.pdf']);
  });

  test('are for a login alone', async (t) => {
    const made = await sentWork();
    const page = await open(t);
    await claim(page, await nextLink(made.contact.address));
    assert.equal(await page.getByRole('link', { name: 'Documents' }).count(), 0);
    const answer = await get(page, '/documents');
    assert.equal(answer.status(), 303);
    assert.equal(answer.headers().location, '/login?return=/documents');
  });
});

describe('Completed work', () => {
  test('can be read, not changed whatever is posted, and is asked to be reopened', async (t) => {
    const { made, page } = await loggedInAtWork(t);
    await page.goto(made.requestPath(0));
    const csrf = await page.locator('form[action$="/comments"] input[name=csrf]').inputValue();
    await made.staff.post(`/admin/work/${made.id}/complete`, {});
    for (const what of ['answer', 'comments', 'complete', 'reopen']) {
      const answer = await post(page, `${made.requestPath(0)}/${what}`, {
        form: { csrf, answer: 'changed', comment: 'changed' } });
      assert.equal(answer.status(), 409, what);
      assert.match(await answer.text(), /has completed this work/, what);
    }
    const files = await post(page, `${made.requestPath(0)}/documents`, {
      multipart: { csrf, files: file('late.txt', 'late') } });
    assert.equal(files.status(), 409);
    assert.equal(sql`SELECT 1 FROM documents WHERE work_item_id = ${made.id}`.length, 0);
    await page.reload();
    assert.equal(await page.locator('main textarea, main input[type=file]').count(), 0);

    await page.getByRole('link', { name: 'ask us to open it again' }).click();
    await page.getByText('Does something need to change?').click();
    await page.getByLabel('What needs to change?').fill('One invoice is missing.');
    await button(page, 'Ask to reopen').click();
    await seen(page.getByText('We were told that you would like to change something.'));
    assert.equal(await button(page, 'Ask to reopen').count(), 0);

    const desk = await open(t);
    await desk.goto(`/admin/work/${made.id}`);
    await signIn(desk, made.staff);
    await desk.goto(`/admin/work/${made.id}`);
    await seen(desk.getByText('One invoice is missing.'));
    await button(desk, 'Reopen').click();
    await seen(desk.getByText('The work is open again'));

    await page.goto(made.requestPath(0));
    await page.getByLabel('Add a comment').fill('Here it comes.');
    await button(page, 'Add comment').click();
    await seen(page.getByText('Your comment is there for us to read.'));
    await until(() => sql`SELECT 1 FROM outbox WHERE letter = 'reopen_asked' AND work_item_id = ${made.id}
      AND state IN ('sent', 'cancelled')`.length === 1, 'the letter to staff');
  });
});
