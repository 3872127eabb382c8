// Every page of both sides, light and dark, on a phone and at a desk: nothing for axe to find (WCAG 2.2 AA),
// nothing to scroll sideways at 320 pixels, at most 100 KB, and the keyboard alone is enough.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { inspect, kHeaviest, weigh } from './inspect.mjs';
import {
  authenticatorFor, client, clientOfBrightwater, kBrightwater, kPassword, setUpApp, signOut, typePassword,
} from './second_factor.mjs';
import {
  aloneAtTheLimits, button, claim, completeWork, contact, firm, kDevices, latchkey, letDaysGoBy, logIn,
  nextLink, nextMail, open, seen, send, sendAccessLink, sentWork, signIn, sql, staffDesk, unique, useBrowser,
  work,
} from './support.mjs';
import { staffCode } from './staff_app.mjs';

useBrowser();

let made, staff;
before(async () => {
  staff = await staffDesk();
  made = await sentWork({ contacts: [contact('Maria Keller'), contact('Jo Keller')], requests: [
    { title: 'Bank statements', description: 'For **every** account:\n\n- [how to export](https://example.com)\n- `CSV` or PDF', due: 10 },
    { title: 'Proof of identity', due: -3 }, { title: 'Did you move house?' }] });
});

/** A page in the browser of Maria, who has answered, sent a file, commented, and done one request. */
let maria;
async function asMaria(t) {
  maria ??= (async () => {
    const page = await open(t);
    await claim(page, await nextLink(made.contact.address));
    await page.goto(made.requestPath(0));
    await page.getByRole('textbox', { name: 'Your answer' }).fill('Two accounts.\nBoth attached.');
    await button(page, 'Save answer').click();
    await seen(page.getByText('Your answer is saved.'));
    await page.getByLabel('Choose files or photos').setInputFiles({ name: 'statement.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
    await button(page, 'Add files').click();
    await seen(page.getByText('Your files have arrived.'));
    await page.getByLabel('Choose files or photos').setInputFiles({ name: 'wrong.txt', mimeType: 'text/plain', buffer: Buffer.from('y') });
    await button(page, 'Add files').click();
    await seen(page.getByRole('link', { name: 'wrong.txt' }));
    await button(page, 'Remove wrong.txt').click();
    await seen(page.getByText('The file is removed.'));
    await page.getByRole('textbox', { name: 'Add a comment' }).fill('Is this what you need?');
    await page.getByLabel('Files with it').setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('z') });
    await button(page, 'Add comment').click();
    await seen(page.getByText('Your comment is there'));
    await page.goto(made.requestPath(2));
    await button(page, 'Mark as done').click();
    await seen(page.getByText('Thank you.'));
    return page.context().storageState();
  })();
  return open(t, kDevices.laptop, { storageState: await maria });
}

describe('no page has anything for axe to find, scrolls sideways, or brings what it should not', () => {
  test('the ways in', async (t) => {
    const faults = [];
    const mine = await sentWork({ title: 'Payroll 2026', contacts: [contact('Sam Osei')] });
    const link = await nextLink(mine.contact.address);
    const page = await open(t);
    faults.push(...await inspect(page, 'front page', '/'));
    faults.push(...await inspect(page, 'claim', link));
    const bytes = await weigh(page, link);
    if (bytes > kHeaviest) faults.push(`claim: ${bytes} bytes`);
    faults.push(...await inspect(page, 'unknown link', `/l/${'A'.repeat(43)}`));
    faults.push(...await inspect(page, 'not found', '/nothing-here'));
    faults.push(...await inspect(page, 'not open here', mine.path));
    await claim(page, link);
    const notice = await nextMail(mine.contact.address, '/not-me/');
    faults.push(...await inspect(page, 'was this you', notice.url));
    assert.deepEqual(faults, []);
  });

  test('the ways back in', async (t) => {
    const faults = [];
    const once = await sentWork();
    const mailed = await nextLink(once.contact.address);
    const phone = await open(t, kDevices.phone);
    await claim(phone, mailed);
    const page = await open(t);
    faults.push(...await inspect(page, 'opened elsewhere', mailed));
    await sendAccessLink(page, once.contact.address);
    faults.push(...await inspect(page, 'link sent'));
    await aloneAtTheLimits(async () => {
      for (const outcome of ['Look in your inbox', 'A link was sent already']) {
        await page.goto(mailed);
        await button(page, 'Send Access Link').click();
        await seen(page.getByRole('heading', { name: outcome }));
      }
    });
    faults.push(...await inspect(page, 'link sent already'));
    letDaysGoBy(once, 31);
    faults.push(...await inspect(phone, 'lapsed', mailed));

    const two = await sentWork();
    const replaced = await nextLink(two.contact.address);
    await send(two);
    const newer = await nextLink(two.contact.address);
    faults.push(...await inspect(phone, 'signed in as another contact', newer));
    await claim(page, newer);
    const office = await open(t, kDevices.office);
    faults.push(...await inspect(office, 'replaced', replaced));
    await button(page, 'Sign out').click();
    await page.waitForURL(/\/\?said=signed-out$/);
    faults.push(...await inspect(page, 'signed out here', newer));
    faults.push(...await inspect(page, 'signed out', two.path));
    const notice = await nextMail(two.contact.address, '/not-me/');
    await page.goto(notice.url);
    await button(page, 'This wasn’t me').click();
    await page.waitForURL(/\/done$/);
    faults.push(...await inspect(page, 'not me, done'));
    const three = await sentWork();
    const old = await nextLink(three.contact.address);
    sql`UPDATE magic_links SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 3 DAY WHERE work_item_id = ${three.id}`;
    faults.push(...await inspect(page, 'expired', old));
    assert.deepEqual(faults, []);
  });

  test('a client’s pages', async (t) => {
    const page = await asMaria(t);
    const faults = [];
    for (const [name, path] of [['front page, signed in', '/'], ['work list', '/work'], ['checklist', made.path],
      ['request', made.requestPath(0)], ['receipt', `${made.requestPath(0)}/receipt`], ['overdue request', made.requestPath(1)], ['done request', made.requestPath(2)],
      ['devices', '/devices'], ['no such request', `${made.path}/requests/999999`]]) {
      faults.push(...await inspect(page, name, path));
      if (!name.includes('signed in') && !name.includes('no such')) {
        const bytes = await weigh(page, path);
        if (bytes > kHeaviest) faults.push(`${name}: ${bytes} bytes`);
      }
    }
    await page.goto(made.requestPath(0));
    await page.getByRole('textbox', { name: 'Add a comment' }).fill('y'.repeat(10_001));
    await button(page, 'Add comment').click();
    await seen(page.getByRole('alert'));
    faults.push(...await inspect(page, 'request with an error'));
    await page.goto(made.requestPath(0));
    await page.getByLabel('Choose files or photos').setInputFiles([
      { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }, { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) }]);
    faults.push(...await inspect(page, 'request with files chosen'));
    assert.deepEqual(faults, []);
  });

  test('help, and continuing on another device', async (t) => {
    const mine = await sentWork();
    const page = await open(t);
    const faults = await inspect(page, 'help', '/help');
    const bytes = await weigh(page, '/help');
    if (bytes > kHeaviest) faults.push(`help: ${bytes} bytes`);
    await claim(page, await nextLink(mine.contact.address));
    faults.push(...await inspect(page, 'hand-over', `${mine.path}/hand-over`));
    await button(page, 'Show the code').click();
    await seen(page.locator('#short-address'));
    faults.push(...await inspect(page, 'hand-over, the code'));
    const code = new URL(`x:${await page.locator('#short-address').innerText()}`.replace(/^x:(https?:)?\/*/, 'http://')).pathname;
    const phone = await open(t, kDevices.phone);
    faults.push(...await inspect(phone, 'hand-over, on the phone', code));
    faults.push(...await inspect(phone, 'hand-over, unknown code', '/h/00000-00000-000'));
    await phone.goto(code);
    await button(phone, 'Continue here').click();
    faults.push(...await inspect(page, 'moved away', mine.path));
    assert.deepEqual(faults, []);
  });

  test('settings, and deleting a contact', async (t) => {
    const admin = { name: 'Ingrid Vale', address: `${unique('ingrid')}@hartwell-finch.example`, password: 'a long walk to the lighthouse' };
    latchkey(['staff', 'create', '--firm', firm.slug, '--name', admin.name, '--address', admin.address, '--role', 'admin'], `${admin.password}\n`);
    const mine = await sentWork();
    const page = await open(t);
    await page.goto('/admin');
    await signIn(page, admin);
    const faults = await inspect(page, 'settings', '/admin/settings');
    await page.getByLabel('Days on a device').fill('0');
    await button(page, 'Save settings').click();
    await seen(page.getByRole('alert'));
    faults.push(...await inspect(page, 'settings with an error'));
    faults.push(...await inspect(page, 'deleting a contact', `/admin/contacts/${mine.contact.id}/delete`));
    await button(page, 'Delete contact').click();
    faults.push(...await inspect(page, 'a deleted contact', `/admin/contacts/${mine.contact.id}`));
    faults.push(...await inspect(page, 'deleted contacts', '/admin/contacts?show=deleted'));
    assert.deepEqual(faults, []);
  });

  test('a login, on the way in and inside', async (t) => {
    const mine = await sentWork();
    const page = await open(t);
    const faults = [];
    for (const path of ['/login', '/login/new', '/login/new/sent', '/login/forgot', `/confirm/${'A'.repeat(43)}`]) {
      faults.push(...await inspect(page, path, path));
    }
    await aloneAtTheLimits(async () => {
      await page.goto('/login/new');
      await page.getByLabel('E-mail address').fill(mine.contact.address);
      await button(page, 'Mail me a link').click();
      await page.waitForURL(/sent$/);
      await page.goto('/login');
      await page.getByLabel('E-mail address').fill(mine.contact.address);
      await page.getByLabel('Password').fill('wrong');
      await page.locator('main').getByRole('button', { name: 'Log in', exact: true }).click();
      await seen(page.getByRole('alert'));
    });
    faults.push(...await inspect(page, 'log in, refused'));
    const { url } = await nextMail(mine.contact.address, '/confirm/');
    faults.push(...await inspect(page, 'choose a password', url));
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByLabel('The same password again').fill('other');
    await button(page, 'Make my login').click();
    await seen(page.getByRole('alert'));
    faults.push(...await inspect(page, 'choose a password, refused'));
    for (const label of ['Password', 'The same password again']) await page.getByLabel(label, { exact: true }).fill('purple gravel teapot anthem');
    await button(page, 'Make my login').click();
    await page.waitForURL(/account/);
    faults.push(...await inspect(page, 'account'));
    faults.push(...await inspect(page, 'change password', '/account/password'));
    faults.push(...await inspect(page, 'link used', url));
    const bytes = await weigh(page, '/account');
    if (bytes > kHeaviest) faults.push(`/account: ${bytes} bytes`);
    assert.deepEqual(faults, []);
  });

  test('a login’s second factor', async (t) => {
    const who = await client('Nils Berg');
    const page = await open(t);
    await typePassword(page, who);
    const faults = await inspect(page, 'app, off', '/account/second-factor');
    await page.getByLabel('Code', { exact: true }).fill('12');
    await page.getByLabel('Your password').fill(kPassword);
    await button(page, 'Turn on codes').click();
    await seen(page.getByRole('alert'));
    faults.push(...await inspect(page, 'app, a wrong code'));
    await setUpApp(page);
    faults.push(...await inspect(page, 'recovery codes'));
    const bytes = await weigh(page, '/account/recovery-codes');
    if (bytes > kHeaviest) faults.push(`recovery codes: ${bytes} bytes`);
    await button(page, 'I have saved them').click();
    faults.push(...await inspect(page, 'recovery codes in place of others', '/account/recovery-codes'));
    faults.push(...await inspect(page, 'app, on', '/account/second-factor'));
    faults.push(...await inspect(page, 'passkeys, not at this address', '/account/passkeys'));
    const desk = await open(t);
    await desk.goto(`/admin/contacts/${who.id}/reset-second-factor`);
    await signIn(desk, staff);
    faults.push(...await inspect(desk, 'resetting the second factor'));
    await signOut(page);
    await typePassword(page, who);
    faults.push(...await inspect(page, 'code'));
    faults.push(...await inspect(page, 'recovery code', '/login/code?with=recovery'));
    sql`UPDATE logins SET totp_since = NULL WHERE contact_id = ${who.id}`;
    sql`UPDATE login_recovery_codes SET used_at = UTC_TIMESTAMP(6) WHERE contact_id = ${who.id}`;
    faults.push(...await inspect(page, 'setting up before anything else', '/login/set-up'));
    assert.deepEqual(faults, []);
  });

  test('passkeys', async (t) => {
    const who = clientOfBrightwater('Lena Fischer');
    const page = await open(t, kDevices.laptop, { baseURL: kBrightwater.url });
    await authenticatorFor(page);
    await typePassword(page, who);
    const faults = await inspect(page, 'no passkeys', '/account/passkeys');
    await page.getByLabel('Your password').fill(kPassword);
    await button(page, 'Add a passkey').click();
    await seen(page.getByText('The passkey is added.'));
    await page.getByText('Rename').click();
    await page.locator('summary', { hasText: 'Remove' }).click();
    faults.push(...await inspect(page, 'a passkey'));
    await signOut(page);
    faults.push(...await inspect(page, 'log in with a passkey', '/login'));
    await typePassword(page, who);
    faults.push(...await inspect(page, 'second step by passkey'));
    assert.deepEqual(faults, []);
  });

  test('the pages of a login', async (t) => {
    const one = await sentWork();
    const page = await logIn(await open(t), one);
    const faults = await inspect(page, 'no documents', '/documents');
    await page.goto(one.requestPath(0));
    await page.getByLabel('Choose files or photos').setInputFiles([
      { name: 'a rather long name of a bank statement.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') }]);
    await button(page, 'Add files').click();
    await seen(page.getByText('Your files have arrived'));
    sql`UPDATE client_requests SET due_on = '2026-01-05' WHERE id = ${one.requests[1].id}`;
    sql`UPDATE contact_work SET due_on = '2026-01-05' WHERE work_item_id = ${one.id}`;
    sql`UPDATE contacts SET work_version = UUID_SHORT() WHERE id = ${one.contact.id}`;
    const paths = [['home', '/work'], ['home, found', '/work?find=tax'], ['home, nothing found', '/work?find=zzz'],
      ['documents', '/documents'], ['documents, nothing found', '/documents?find=zzz']];
    for (const [name, path] of paths) {
      faults.push(...await inspect(page, name, path));
      const bytes = await weigh(page, path);
      if (bytes > kHeaviest) faults.push(`${name}: ${bytes} bytes`);
    }
    await completeWork(one);
    faults.push(...await inspect(page, 'home, nothing to do', '/work'));
    await page.goto(one.path);
    await page.getByText('Does something need to change?').click();
    faults.push(...await inspect(page, 'ask to reopen'));
    await button(page, 'Ask to reopen').click();
    faults.push(...await inspect(page, 'asked to reopen'));
    const desk = await open(t);
    await desk.goto('/admin');
    await signIn(desk, one.staff);
    faults.push(...await inspect(desk, 'dashboard, asked to reopen', '/admin'));
    faults.push(...await inspect(desk, 'work, asked to reopen', `/admin/work/${one.id}`));
    assert.deepEqual(faults, []);
  });

  test('a client’s pages of completed work', async (t) => {
    const done = await sentWork();
    const page = await open(t);
    await claim(page, await nextLink(done.contact.address));
    await completeWork(done);
    const faults = [];
    for (const [name, path] of [['work list, completed', '/work'], ['checklist, completed', done.path],
      ['request, completed', done.requestPath(0)]]) {
      faults.push(...await inspect(page, name, path));
    }
    assert.deepEqual(faults, []);
  });

  test('staff’s lists and forms', async (t) => {
    const page = await open(t);
    const faults = await inspect(page, 'sign in', '/admin/sign-in');
    await signIn(page, staff);
    const client = sql`SELECT client_id FROM work_items WHERE id = ${made.id}`[0][0];
    for (const path of ['/admin', '/admin/contacts', '/admin/contacts?q=nobody-of-that-name', '/admin/contacts/new',
      `/admin/contacts/${made.contact.id}`, `/admin/contacts/${made.contact.id}?client=a`, `/admin/contacts/${made.contact.id}/edit`, '/admin/clients',
      '/admin/clients?q=nobody-of-that-name', '/admin/clients/new', `/admin/clients/${client}`,
      `/admin/clients/${client}/edit`, '/admin/work', '/admin/work?q=nothing-of-that-name', '/admin/work/new',
      '/admin/nothing-here']) {
      faults.push(...await inspect(page, path, path));
    }
    for (const path of ['/admin', '/admin/work', '/admin/contacts', '/admin/clients']) {
      const bytes = await weigh(page, path);
      if (bytes > kHeaviest) faults.push(`${path}: ${bytes} bytes`);
    }
    await page.goto('/admin/clients/new');
    await page.getByRole('textbox', { name: 'Name' }).fill('x'.repeat(121).slice(0, 120));
    await page.evaluate(() => {
      const name = document.getElementById('name');
      name.removeAttribute('required');
      name.value = '';
    });
    await button(page, 'Create client').click();
    await seen(page.getByRole('alert'));
    faults.push(...await inspect(page, 'client form with an error'));
    assert.deepEqual(faults, []);
  });

  test('staff’s pages of a work item', async (t) => {
    await asMaria(t);
    const unsent = await work();
    const page = await open(t);
    await page.goto('/admin');
    await signIn(page, staff);
    const faults = [];
    const request = `${made.admin}/requests/${made.requests[0].id}`;
    for (const path of [`/admin/work/${made.id}`, `/admin/work/${made.id}/edit`, `/admin/work/${made.id}/checklists/new`,
      made.admin, `${made.admin}/edit`, request, `${request}/edit`, unsent.admin, `/admin/work/${unsent.id}`]) {
      faults.push(...await inspect(page, path, path));
    }
    const bytes = await weigh(page, made.admin);
    if (bytes > kHeaviest) faults.push(`${made.admin}: ${bytes} bytes`);
    await completeWork(unsent);
    for (const path of [`/admin/work/${unsent.id}`, unsent.admin, `${unsent.admin}/requests/${unsent.requests[0].id}`]) {
      faults.push(...await inspect(page, `${path}, completed`, path));
    }
    assert.deepEqual(faults, []);
  });
});

describe('the keyboard alone', () => {
  /** Goes on with Tab until `target` has the focus, which must show. */
  async function tabTo(page, target) {
    await seen(target);
    for (let presses = 0; presses < 60; ++presses) {
      await page.keyboard.press('Tab');
      if (!await target.evaluate((element) => element === document.activeElement)) continue;
      const ring = await target.evaluate((element) => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== 'none' && style.outlineWidth !== '0px' || style.boxShadow !== 'none';
      });
      assert.ok(ring, 'the focus is to be seen');
      return;
    }
    assert.fail('Tab never came to it');
  }

  test('opens the link, answers, and completes a request', async (t) => {
    const mine = await sentWork();
    const page = await open(t);
    await page.goto(await nextLink(mine.contact.address));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.innerText), 'Skip to the content');
    await page.keyboard.press('Enter');
    await tabTo(page, button(page, 'Open my requests'));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${mine.path}`);
    await tabTo(page, page.getByRole('link', { name: 'Proof of identity' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('textbox', { name: 'Your answer' }));
    await page.keyboard.type('By keyboard');
    await tabTo(page, button(page, 'Save answer'));
    await page.keyboard.press('Space');
    await seen(page.getByText('Your answer is saved.'));
    await tabTo(page, button(page, 'Mark as done'));
    await page.keyboard.press('Enter');
    await seen(page.getByText('Thank you. This one is done.'));
    assert.deepEqual(sql`SELECT body FROM answers WHERE work_item_id = ${mine.id}`, [['By keyboard']]);
  });

  test('sends a checklist', async (t) => {
    const mine = await work();
    const page = await open(t);
    await page.goto('/admin/sign-in');
    await tabTo(page, page.getByLabel('E-mail address'));
    await page.keyboard.type(staff.address);
    await page.keyboard.press('Tab');
    await page.keyboard.type(staff.password);
    const code = staffCode(staff.address);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/code/);
    await tabTo(page, page.getByLabel('Code', { exact: true }));
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/admin');
    await page.goto(mine.admin);
    await tabTo(page, button(page, 'Send'));
    await page.keyboard.press('Enter');
    await seen(page.getByText('It is on its way.'));
    await nextLink(mine.contact.address);
  });
});
