// The FAQ's sentences on what was sent before the New Client Portal, and on what is resent after it. Each
// test of the first two groups is named after one of them. All of it happens at the demo's second firm,
// which the tests of this file alone visit: the New Client Portal is off there at first.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Desk } from './desk.mjs';
import { inspect } from './inspect.mjs';
import {
  aloneAtTheLimits, brightwater, button, callsToAction, claim, contact, firm, heading, kDevices, mailsTo,
  nextMail, open as openAt, seen, send, sendAccessLink, signIn, sql, sqlValue, unique, until, useBrowser,
  words, work,
} from './support.mjs';

useBrowser();

const kPin = '480159';
const kOther = '907356';

let staff;
before(async () => {
  staff = await Desk.open('Imke Sander', `${unique('imke')}@brightwater.example`, { at: brightwater, role: 'admin' });
});
after(() => portalIs('off'));

const open = (t, device = kDevices.laptop) => openAt(t, device, { baseURL: brightwater.url });

/** As before the setting was switched on, or after. The page that switches it has a test of its own. */
function portalIs(state) {
  sql`UPDATE firms SET new_portal_since = ${state === 'on' ? '2026-01-01' : null} WHERE slug = 'brightwater'`;
}

/** Work with a checklist that was sent by PIN, and the URL that its mail carries. */
async function sentByPin(options = {}) {
  portalIs('off');
  const made = await send(await work({ staff, contacts: [contact('Nora Quist')], ...options }));
  made.mail = await nextMail(made.contact.address, '/p/');
  return made;
}

async function choose(page, made, { pin = kPin, remember = false } = {}) {
  await page.goto(made.mail.url);
  await page.getByLabel('Your new PIN').fill(pin);
  await page.getByLabel('The same PIN again').fill(pin);
  if (remember) await page.getByLabel('Remember on this device').check();
  await button(page, 'Open my requests').click();
  await page.waitForURL(`**${made.path}`);
}

/** Types a PIN on the page of the mailed URL; wrong ones count against this computer. */
async function enter(page, made, pin) {
  await page.goto(made.mail.url);
  await page.getByLabel('Your PIN').fill(pin);
  await button(page, 'Open my requests').click();
}

async function enterAtPortal(page, address, pin) {
  await page.goto('/pin');
  await page.getByLabel('E-mail address').fill(address);
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await button(page, 'Open my requests').click();
}

async function assertOpen(page, made) {
  const answer = await page.goto(made.path);
  assert.equal(answer.status(), 200);
  assert.equal(await heading(page), made.title);
}

async function assertShut(page, made) {
  for (const path of [made.path, made.requestPath(0)]) {
    const answer = await page.goto(path);
    assert.equal(answer.status(), 403, path);
    assert.ok(!(await page.content()).includes('Bank statements'));
  }
}

describe('What happens to Client Requests already sent?', () => {
  test('There is no change for Client Requests that were sent before the new Client Portal was enabled for you.', async (t) => {
    const made = await sentByPin();
    const opened = await sentByPin({ contacts: [contact('Sam Quist')] });
    const phone = await open(t, kDevices.phone);
    await choose(phone, opened, { remember: true });
    await phone.goto(opened.requestPath(0));
    await phone.getByRole('textbox', { name: 'Your answer' }).fill('Begun before the switch');
    await button(phone, 'Save answer').click();
    await seen(phone.getByText('Your answer is saved.'));

    // Staff switch it on, on the page that says first what will happen.
    const boss = await open(t);
    await boss.goto('/admin/settings/new-portal');
    await signIn(boss, staff);
    assert.match(await words(boss), /Nothing changes for what you have sent already: \d+ PIN requests of \d+ contacts keep opening with their PIN/);
    assert.match(await words(boss), /It cannot be switched off again\./);
    await button(boss, 'Switch on the New Client Portal').click();
    await seen(boss.getByText('The New Client Portal is switched on.'));
    assert.notEqual(sqlValue`SELECT new_portal_since FROM firms WHERE slug = 'brightwater'`, 'NULL');
    assert.equal(await button(boss, 'Switch on the New Client Portal').count(), 0);

    // What was open stays open, what was not is opened as before; no mail went out about it.
    await assertOpen(phone, opened);
    await phone.goto(opened.requestPath(0));
    assert.equal(await phone.getByRole('textbox', { name: 'Your answer' }).inputValue(), 'Begun before the switch');
    const laptop = await open(t);
    await choose(laptop, made);
    await assertOpen(laptop, made);
    for (const one of [made, opened]) assert.equal(mailsTo(one.contact.address).length, 1);

    // What is sent from now on goes out with a magic link, side by side with it.
    const later = await send(await work({ staff, title: '2027 accounts' }));
    const mail = await nextMail(later.contact.address, '/l/');
    assert.doesNotMatch(mail.text, /PIN/);
    await claim(await open(t), mail.url);
  });

  test('If your clients open Client Requests that have already been sent, they will need to use their PIN to log in from the email or they can log in via the Client Portal screen.', async (t) => {
    const made = await sentByPin();
    assert.match(made.mail.text, /The first time, you choose a PIN of 6 to 12 digits\./);
    await choose(await open(t, kDevices.phone), made);
    portalIs('on');

    // From the email, on a device that does not know them.
    const laptop = await open(t);
    await laptop.goto(made.mail.url);
    assert.equal(await laptop.getByLabel('The same PIN again').count(), 0, 'it is not chosen anew');
    await assertShut(laptop, made);
    await enter(laptop, made, kPin);
    await laptop.waitForURL(`**${made.path}`);
    await assertOpen(laptop, made);
    await laptop.goto(made.mail.url);
    assert.equal(new URL(laptop.url()).pathname, made.path, 'signed in, the mail goes straight in');
    await button(laptop, 'Sign out').click();
    await assertShut(laptop, made);
    await laptop.goto(made.mail.url);
    await seen(laptop.getByLabel('Your PIN'));

    // Via the Client Portal screen, which the front page leads to.
    const office = await open(t, kDevices.office);
    await office.goto('/');
    await office.getByRole('link', { name: 'Client Portal with PIN' }).click();
    assert.equal(await heading(office), 'Client Portal');
    await enterAtPortal(office, made.contact.address.toUpperCase(), '480 159');
    await office.waitForURL('**/work');
    await office.getByRole('link', { name: made.title }).first().click();
    await office.waitForURL(`**${made.path}`);
    await assertOpen(office, made);
  });
});

describe('What happens if I resend my Client Requests?', () => {
  test('Resent Client Requests will now be accessed through the magic link and be hosted on the new Client Portal.', async (t) => {
    const made = await sentByPin();
    const phone = await open(t, kDevices.phone);
    await choose(phone, made, { remember: true });
    portalIs('on');
    const desk = await open(t);
    await desk.goto(made.admin);
    await signIn(desk, staff);
    assert.match(await words(desk), /Opened by PIN .*A PIN request\. Resend makes a magic link of it/);
    await button(desk, 'Resend').click();
    await seen(desk.getByText('It is on its way.'));
    assert.doesNotMatch(await words(desk), /A PIN request/);

    const mail = await nextMail(made.contact.address, '/l/');
    const laptop = await open(t);
    await claim(laptop, mail.url);
    await assertOpen(laptop, made);

    // The PIN opens it no more, and the old URL leads to Send Access Link.
    await assertShut(phone, made);
    const office = await open(t, kDevices.office);
    for (const page of [phone, office]) {
      const answer = await page.goto(made.mail.url);
      assert.equal(answer.status(), 410);
      assert.equal(await heading(page), 'There is a newer link');
      assert.deepEqual(await callsToAction(page), ['Send Access Link']);
    }
    await claim(office, await sendAccessLink(office, made.contact.address));
    await assertOpen(office, made);
    await assertShut(laptop, made);
  });

  test('Your client will no longer require a PIN to access the Client Requests.', async (t) => {
    const made = await sentByPin();
    await choose(await open(t, kDevices.phone), made);
    portalIs('on');
    await send(made);
    const mail = await nextMail(made.contact.address, '/l/');
    for (const text of [mail.subject, mail.text, mail.html]) assert.doesNotMatch(text, /\bPINs?\b/);
    const laptop = await open(t);
    await laptop.goto(mail.url);
    assert.equal(await laptop.locator('main input:not([type=hidden])').count(), 0, 'nothing is to be typed in');
    await claim(laptop, mail.url);
    assert.doesNotMatch(await words(laptop), /\bPINs?\b/);
    // Nothing is left for a PIN to open: it is gone.
    assert.equal(sql`SELECT 1 FROM pins WHERE contact_id = ${made.contact.id}`.length, 0);
    await aloneAtTheLimits(async () => {
      const office = await open(t, kDevices.office);
      await enterAtPortal(office, made.contact.address, kPin);
      await seen(office.getByRole('alert'));
      assert.match(await office.getByRole('alert').innerText(), /do not open anything/);
    });
  });
});

describe('what people type, forget and lose', () => {
  test('a PIN that will not do is refused with the reason', async (t) => {
    const made = await sentByPin();
    const page = await open(t, kDevices.phone);
    await page.goto(made.mail.url);
    for (const [pin, again, why] of [
      ['12345', '12345', /A PIN has 6 to 12 digits\. This one has 5\./], ['my cat', 'my cat', /made of digits alone/],
      ['123456', '123456', /everybody tries first/], ['111111', '111111', /everybody tries first/],
      [kPin, kOther, /The two are not the same/]]) {
      await page.getByLabel('Your new PIN').fill(pin);
      await page.getByLabel('The same PIN again').fill(again);
      await button(page, 'Open my requests').click();
      await seen(page.getByRole('alert'));
      assert.match(await page.getByRole('alert').innerText(), why);
    }
    assert.equal(sql`SELECT 1 FROM pins WHERE contact_id = ${made.contact.id}`.length, 0);
  });

  test('two tabs choose one PIN', async (t) => {
    const made = await sentByPin();
    const page = await open(t);
    const second = await page.context().newPage();
    await second.goto(made.mail.url);
    await choose(page, made);
    await second.getByLabel('Your new PIN').fill(kOther);
    await second.getByLabel('The same PIN again').fill(kOther);
    await button(second, 'Open my requests').click();
    await seen(second.getByRole('alert'));
    assert.match(await words(second), /You have chosen a PIN already, perhaps in another window/);
    await second.getByLabel('Your PIN').fill(kPin);
    await button(second, 'Open my requests').click();
    await second.waitForURL(`**${made.path}`);
  });

  test('the fifth wrong one locks, and a mailed link opens again', async (t) => {
    const made = await sentByPin();
    const phone = await open(t, kDevices.phone);
    await choose(phone, made, { remember: true });
    const laptop = await open(t);
    await aloneAtTheLimits(async () => {
      for (const left of ['4 more times', '3 more times', '2 more times', '1 more time']) {
        await enter(laptop, made, kOther);
        await seen(laptop.getByRole('alert'));
        assert.ok((await words(laptop)).includes(left), left);
      }
      await enter(laptop, made, kOther);
      await seen(laptop.getByText('Your PIN is locked.'));
    });
    assert.deepEqual(await callsToAction(laptop), ['Mail me a link']);
    const faults = await inspect(laptop, 'locked', made.mail.url);
    // The right one does not help any more: not even from where it is asked for by address.
    await aloneAtTheLimits(async () => {
      await enterAtPortal(laptop, made.contact.address, kPin);
      await seen(laptop.getByRole('alert'));
      await laptop.goto(made.mail.url);
      await button(laptop, 'Mail me a link').click();
      await laptop.waitForURL('**/forgot');
    });
    assert.match(await words(laptop), /Look in your inbox/);
    faults.push(...await inspect(laptop, 'link for a new PIN is on its way'));
    const mail = await nextMail(made.contact.address, '/pin/reset/');
    await laptop.goto(mail.url);
    faults.push(...await inspect(laptop, 'choose a new PIN'));
    await laptop.getByLabel('Your new PIN').fill(kOther);
    await laptop.getByLabel('The same PIN again').fill(kOther);
    await button(laptop, 'Open my requests').click();
    await laptop.waitForURL('**/work');
    await assertOpen(laptop, made);
    await assertShut(phone, made);  // signed in with the old one
    const office = await open(t, kDevices.office);
    await enter(office, made, kOther);
    await office.waitForURL(`**${made.path}`);
    // The link was good for once.
    const again = await office.goto(mail.url);
    assert.equal(again.status(), 410);
    assert.equal(await heading(office), 'This link was used already');
    faults.push(...await inspect(office, 'link for a new PIN, used'));
    assert.deepEqual(faults, []);
  });

  test('remember on this device is for this device, and thirty days', async (t) => {
    const made = await sentByPin();
    const phone = await open(t, kDevices.phone);
    await choose(phone, made, { remember: true });
    const [cookie] = (await phone.context().cookies()).filter((one) => one.name === 'session');
    assert.ok(Math.abs(cookie.expires - Date.now() / 1000 - 30 * 86400) < 120);
    const thief = await open(t);
    await thief.context().addCookies(await phone.context().cookies());
    await assertShut(thief, made);
    const laptop = await open(t);
    await enter(laptop, made, kPin);
    await laptop.waitForURL(`**${made.path}`);
    const [short] = (await laptop.context().cookies()).filter((one) => one.name === 'session');
    assert.equal(short.expires, -1, 'the browser forgets it with its windows');
  });

  test('at another firm’s host neither the link nor the PIN opens anything', async (t) => {
    const made = await sentByPin();
    await choose(await open(t, kDevices.phone), made);
    const elsewhere = await openAt(t);
    const answer = await elsewhere.goto(firm.url + new URL(made.mail.url).pathname);
    assert.equal(answer.status(), 404);
    await aloneAtTheLimits(async () => {
      await enterAtPortal(elsewhere, made.contact.address, kPin);
      await seen(elsewhere.getByRole('alert'));
    });
  });
});

describe('staff leave PINs behind', () => {
  test('what is left is resent at a pace, paused, gone on with, and counted', async (t) => {
    sql`UPDATE checklist_recipients t JOIN firms f ON f.id = t.firm_id SET t.way = 'link' WHERE f.slug = 'brightwater'`;
    const all = [];
    for (const name of ['Ada Quist', 'Ben Quist', 'Cleo Quist']) all.push(await sentByPin({ contacts: [contact(name)] }));
    const page = await open(t);
    await page.goto('/admin/migration');
    await signIn(page, staff);
    await page.goto('/admin/migration');
    const faults = await inspect(page, 'migration, switched off');
    assert.match(await words(page), /The New Client Portal is not switched on/);
    assert.equal(await button(page, 'Start resending').count(), 0);
    faults.push(...await inspect(page, 'new portal, off', '/admin/settings/new-portal'));
    portalIs('on');
    faults.push(...await inspect(page, 'new portal, on', '/admin/settings/new-portal'));
    await page.goto('/admin/migration');
    assert.match(await words(page), /3 PIN requests left 3 contacts who use a PIN 0 cannot be resent/);
    await page.getByLabel('300 an hour').check();
    faults.push(...await inspect(page, 'migration, to be started'));
    await button(page, 'Start resending').click();
    await seen(page.getByText('Resending has begun.'));
    await until(async () => {
      await page.goto('/admin/migration');
      return (await words(page)).includes('1 of 3 resent');
    }, 'the first to be resent');
    await button(page, 'Pause').click();
    await seen(page.getByText('Resending is paused.'));
    faults.push(...await inspect(page, 'migration, paused'));
    await button(page, 'Go on').click();
    await seen(page.getByText('Resending goes on.'));
    faults.push(...await inspect(page, 'migration, going on'));
    await until(async () => {
      await page.goto('/admin/migration');
      return (await words(page)).includes('3 of 3 resent');
    }, 'all to be resent', 60);
    await until(async () => {
      await page.goto('/admin/migration');
      return (await words(page)).includes('Done');
    }, 'the run to end', 30);
    assert.match(await words(page), /All of your clients open what you sent them by magic link now\./);
    faults.push(...await inspect(page, 'migration, done'));
    for (const made of all) {
      const mail = await nextMail(made.contact.address, '/l/');
      assert.equal(mailsTo(made.contact.address).length, 2);
      await claim(await open(t, kDevices.phone), mail.url);
    }
    const moments = sql`SELECT UNIX_TIMESTAMP(created_at) FROM outbox WHERE letter = 'checklist'
      AND to_address IN (${all[0].contact.address}, ${all[1].contact.address}, ${all[2].contact.address}) ORDER BY id`
      .map(([at]) => Number(at));
    assert.equal(moments.length, 3);
    assert.ok(moments[2] - moments[0] >= 22, `one in twelve seconds: ${moments}`);
    assert.deepEqual(faults, []);
  });

  test('no page of PINs has anything for axe to find', async (t) => {
    const made = await sentByPin();
    const page = await open(t);
    const faults = await inspect(page, 'front page with PINs', '/');
    faults.push(...await inspect(page, 'choose a PIN', made.mail.url));
    await page.getByLabel('Your new PIN').fill('123456');
    await page.getByLabel('The same PIN again').fill('123456');
    await button(page, 'Open my requests').click();
    await seen(page.getByRole('alert'));
    faults.push(...await inspect(page, 'choose a PIN, refused'));
    await choose(page, made);
    faults.push(...await inspect(page, 'work by PIN'));
    await button(page, 'Sign out').click();
    await page.waitForURL(/\/\?said=signed-out$/);
    faults.push(...await inspect(page, 'enter the PIN', made.mail.url));
    faults.push(...await inspect(page, 'Client Portal', '/pin'));
    await aloneAtTheLimits(async () => {
      await enterAtPortal(page, 'nobody@example.com', kPin);
      await seen(page.getByRole('alert'));
    });
    faults.push(...await inspect(page, 'Client Portal, refused'));
    faults.push(...await inspect(page, 'forgot PIN', '/pin/forgot'));
    faults.push(...await inspect(page, 'forgot PIN, sent', '/pin/forgot/sent'));
    faults.push(...await inspect(page, 'unknown PIN link', `/p/${'A'.repeat(43)}`));
    faults.push(...await inspect(page, 'unknown link for a new PIN', `/pin/reset/${'A'.repeat(43)}`));
    const desk = await open(t);
    await desk.goto(made.admin);
    await signIn(desk, staff);
    faults.push(...await inspect(desk, 'checklist by PIN', made.admin));
    portalIs('on');
    faults.push(...await inspect(desk, 'checklist by PIN, after the switch', made.admin));
    await send(made);
    faults.push(...await inspect(page, 'PIN link, resent since', made.mail.url));
    assert.deepEqual(faults, []);
  });
});
