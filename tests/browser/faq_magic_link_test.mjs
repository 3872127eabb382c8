// Each sentence of the help page's section "Magic Link" is a test of that name. The two sentences on
// Client Requests that were sent with a PIN, before the new Client Portal was enabled ("There is no change
// for Client Requests that were sent before ...", "If your clients open Client Requests that have already
// been sent, they will need to use their PIN ..."), come with the PIN requests, which are not there yet.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  button, callsToAction, claim, contact, heading, kDevices, letDaysGoBy, mailsTo, nextLink, nextMail, open,
  seen, send, sendAccessLink, sentWork, sql, sqlValue, until, useBrowser, words, work,
} from './support.mjs';

useBrowser();

/** Work that was sent, with its link opened on `page`. */
async function sentAndClaimed(page) {
  const made = await sentWork();
  const link = await nextLink(made.contact.address);
  await claim(page, link);
  return { ...made, link, address: made.contact.address };
}

function daysLeft(made) {
  return Number(sqlValue`SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), expires_at) / 86400 FROM bindings
    WHERE work_item_id = ${made.id} AND ended_at IS NULL ORDER BY claimed_at DESC LIMIT 1`);
}

async function assertOpen(page, made) {
  await page.goto(made.path);
  assert.equal(await heading(page), made.title);
  await seen(page.getByRole('link', { name: made.requests[0].title }));
}

/** None of the work's pages shows anything of it here. */
async function assertShut(page, made, status = 403) {
  for (const path of [made.path, made.requestPath(0), `${made.path}/documents/1`]) {
    const answer = await page.goto(path);
    assert.equal(answer.status(), status, path);
    assert.doesNotMatch(await page.content(), /Bank statements/, path);
  }
}

describe('What is a magic link and how does it work?', () => {
  test('Karbon Client Portal is accessed through a magic link, which is a unique URL generated every time Client Requests are sent and removes the need for a PIN, but more importantly, improves security.', async (t) => {
    const made = await work({ contacts: [contact('Maria Keller'), contact('Jo Keller')] });
    const links = [];
    for (let sending = 0; sending < 2; ++sending) {
      await send(made);
      for (const one of made.contacts) links.push(await nextLink(one.address));
    }
    assert.equal(new Set(links).size, 4, 'each sending to each recipient has a URL of its own');
    for (const link of links) assert.match(new URL(link).pathname, /^\/l\/[A-Za-z0-9_-]{43}$/);

    const page = await open(t);
    await page.goto(links[0]);
    assert.equal(await page.locator('main input:not([type=hidden])').count(), 0, 'nothing is to be typed in');
    await button(page, 'Open my requests').click();
    assert.equal(await heading(page), made.title);
    assert.doesNotMatch(page.url(), /\/l\//, 'the token has left the address bar');

    for (const link of links) {
      const token = new URL(link).pathname.slice(3);
      for (const table of ['magic_links', 'link_tokens', 'outbox', 'audit_events']) {
        const rows = table === 'link_tokens' ? sql`SELECT HEX(token_hash) FROM link_tokens`
          : table === 'outbox' ? sql`SELECT * FROM outbox WHERE work_item_id = ${made.id}`
            : table === 'magic_links' ? sql`SELECT * FROM magic_links WHERE work_item_id = ${made.id}`
              : sql`SELECT action, actor_name, detail FROM audit_events WHERE work_item_id = ${made.id}`;
        assert.ok(rows.length > 0, table);
        assert.ok(!rows.flat().some((value) => value.includes(token)), `no token in ${table}`);
      }
    }
  });

  test('When a client accesses the tasks sent to them, the link in the email is then associated with that device.', async (t) => {
    const made = await sentWork();
    const link = await nextLink(made.contact.address);
    const phone = await open(t, kDevices.phone);
    await phone.goto(link);
    assert.equal(sql`SELECT 1 FROM bindings WHERE work_item_id = ${made.id}`.length, 0, 'looking is not accessing');
    await button(phone, 'Open my requests').click();
    await phone.waitForURL(`**${made.path}`);

    const [[description, sameDevice]] = sql`SELECT d.description, d.id = l.device_id FROM bindings b
      JOIN devices d ON d.id = b.device_id JOIN magic_links l ON l.id = b.link_id WHERE b.work_item_id = ${made.id}`;
    assert.deepEqual([description, sameDevice], [kDevices.phone.called, '1']);
    await phone.goto(link);
    assert.equal(new URL(phone.url()).pathname, made.path, 'on that device the link goes straight in');
    await phone.goto('/devices');
    assert.match(await words(phone), /Safari on iPhone Opened today at [\d:]+ This device 2026 tax return/);
  });

  test('This means that Client Requests are only accessible from that device.', async (t) => {
    const phone = await open(t, kDevices.phone);
    const made = await sentAndClaimed(phone);
    for (const device of [kDevices.laptop, kDevices.office, kDevices.phone]) {
      const other = await open(t, device);  // another iPhone is another device, too
      await other.goto(made.link);
      assert.equal(await heading(other), 'This link was opened on another device');
      assert.match(await words(other), /opened with Safari on iPhone, today at \d/);
      await assertShut(other, made);
    }
    // Not even with the phone's own cookies, taken to another kind of browser.
    const thief = await open(t, kDevices.laptop);
    await thief.context().addCookies(await phone.context().cookies());
    await assertShut(thief, made);
    await assertOpen(phone, made);
  });
});

describe('What if my client wants to access the Client Requests from a different device?', () => {
  test('Your client will be presented with a screen that has one call to action “Send Access Link”.', async (t) => {
    const made = await sentAndClaimed(await open(t, kDevices.phone));
    const laptop = await open(t, kDevices.laptop);
    const answer = await laptop.goto(made.link);
    assert.equal(answer.status(), 403);
    assert.deepEqual(await callsToAction(laptop), ['Send Access Link']);
    assert.equal(await laptop.locator('main input:not([type=hidden])').count(), 0, 'no address can be typed in');
    assert.match(await words(laptop), /It goes to c•••@e•••\.com, where the first e-mail went\./);
    assert.ok(!(await laptop.content()).includes(made.address), 'the address itself is not shown');
  });

  test('This will send a newly generated magic link to the original email sent that will allow them to access the Client Requests from the computer.', async (t) => {
    const made = await sentAndClaimed(await open(t, kDevices.phone));
    // Another address has become the contact's main one since: the link goes where the mail went.
    sql`UPDATE contact_addresses SET is_primary = 0 WHERE contact_id = ${made.contact.id};
        INSERT INTO contact_addresses SELECT firm_id, id, ${`new-${made.address}`},
          ${`new-${made.address}`}, 1 FROM contacts WHERE id = ${made.contact.id}`;
    const laptop = await open(t, kDevices.laptop);
    await laptop.goto(made.link);
    const link = await sendAccessLink(laptop, made.address);
    assert.equal(await heading(laptop), 'Look in your inbox');
    assert.notEqual(link, made.link);
    assert.equal(mailsTo(`new-${made.address}`).length, 0);

    await claim(laptop, link);
    await assertOpen(laptop, made);
    await laptop.goto(made.requestPath(0));
    await laptop.getByRole('textbox', { name: 'Your answer' }).fill('From the computer');
    await button(laptop, 'Save answer').click();
    await seen(laptop.getByText('Your answer is saved.'));
  });

  test('The Client Requests will now be associated with the new device.', async (t) => {
    const phone = await open(t, kDevices.phone);
    const made = await sentAndClaimed(phone);
    const laptop = await open(t, kDevices.laptop);
    await laptop.goto(made.link);
    const link = await sendAccessLink(laptop, made.address);
    await assertOpen(phone, made);  // asking for a link has moved nothing yet

    await claim(laptop, link);
    await assertOpen(laptop, made);
    await assertShut(phone, made);
    await phone.goto(made.path);
    assert.equal(await heading(phone), 'This link was opened on another device');
    assert.match(await words(phone), /moved to Chrome on a Linux computer/);
    assert.deepEqual(await callsToAction(phone), ['Send Access Link']);
    const held = sql`SELECT d.description FROM bindings b JOIN devices d ON d.id = b.device_id
      WHERE b.work_item_id = ${made.id} AND b.ended_at IS NULL`;
    assert.deepEqual(held, [[kDevices.laptop.called]]);
  });

  test('If they want to access it from another device, they will need to follow the same process.', async (t) => {
    const phone = await open(t, kDevices.phone);
    const made = await sentAndClaimed(phone);
    let holder = phone;
    for (const device of [kDevices.laptop, kDevices.office]) {
      const next = await open(t, device);
      await next.goto(made.link);  // the first mail leads on, however often the work has moved
      await claim(next, await sendAccessLink(next, made.address));
      await assertOpen(next, made);
      await assertShut(holder, made);
      holder = next;
    }
    // And back to the phone, from the page it still had open.
    await phone.goto(made.path);
    await claim(phone, await sendAccessLink(phone, made.address));
    await assertOpen(phone, made);
    await assertShut(holder, made);
  });
});

describe('What happens if the client opens the magic link on a phone and then wants to complete the Client Requests on a computer?', () => {
  test('It’s the same process as above.', async (t) => {
    const phone = await open(t, kDevices.phone);
    const made = await sentAndClaimed(phone);
    await phone.goto(made.requestPath(0));
    await phone.getByRole('textbox', { name: 'Your answer' }).fill('Begun on the phone');
    await button(phone, 'Save answer').click();
    await seen(phone.getByText('Your answer is saved.'));

    const computer = await open(t, kDevices.laptop);
    await computer.goto(made.link);
    assert.deepEqual(await callsToAction(computer), ['Send Access Link']);
    await claim(computer, await sendAccessLink(computer, made.address));
    await computer.goto(made.requestPath(0));
    assert.equal(await computer.getByRole('textbox', { name: 'Your answer' }).inputValue(), 'Begun on the phone');
    for (let i = 0; i < made.requests.length; ++i) {
      await computer.goto(made.requestPath(i));
      await button(computer, 'Mark as done').click();
      await seen(computer.getByText('Thank you. This one is done.'));
    }
    await computer.goto(made.path);
    assert.match(await words(computer), /All done, thank you\..*3 of 3 done/);
    await assertShut(phone, made);
  });
});

describe('Does the Magic Link Expire?', () => {
  test('Yes.', async (t) => {
    const made = await sentWork();
    const link = await nextLink(made.contact.address);
    sql`UPDATE magic_links SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE work_item_id = ${made.id}`;
    const page = await open(t);
    const answer = await page.goto(link);
    assert.equal(answer.status(), 410);
    assert.equal(await heading(page), 'This link is too old');
    assert.match(await words(page), /It could be opened until today\. Have a new one sent to your e-mail address/);
    assert.deepEqual(await callsToAction(page), ['Send Access Link']);
    const fresh = await sendAccessLink(page, made.contact.address);
    assert.notEqual(fresh, link);
    await claim(page, fresh);
    await assertOpen(page, made);
  });

  test('The magic link is valid for 30 days.', async (t) => {
    const page = await open(t);
    const made = await sentAndClaimed(page);
    assert.ok(Math.abs(daysLeft(made) - 30) < 0.01, `${daysLeft(made)} days`);
    letDaysGoBy(made, 29.99);  // a quarter of an hour is left
    await assertOpen(page, made);
    await page.goto(made.link);
    assert.equal(new URL(page.url()).pathname, made.path, 'the link goes straight in');
    assert.ok(daysLeft(made) < 0.02, 'being used does not make the days longer');
    letDaysGoBy(made, 0.02);
    await assertShut(page, made, 410);
  });

  test('If your client attempts to access the client portal after 30 days from the date they first accessed the client portal, they will need to generate a new magic link.', async (t) => {
    const page = await open(t);
    const made = await sentAndClaimed(page);
    letDaysGoBy(made, 31);
    for (const address of [made.link, made.path]) {
      const answer = await page.goto(address);
      assert.equal(answer.status(), 410, address);
      assert.equal(await heading(page), 'It is time for a new link');
      assert.match(await words(page), /A link works for 30 days from when you first open it; yours ended yesterday\./);
      assert.deepEqual(await callsToAction(page), ['Send Access Link']);
    }
    const fresh = await sendAccessLink(page, made.address);
    await claim(page, fresh);
    await assertOpen(page, made);
  });

  test('The 30 days will recommence after the new magic link has been claimed by them.', async (t) => {
    const page = await open(t);
    const made = await sentAndClaimed(page);
    letDaysGoBy(made, 31);
    await page.goto(made.link);
    const fresh = await sendAccessLink(page, made.address);
    const before = sqlValue`SELECT COUNT(*) FROM bindings WHERE work_item_id = ${made.id}
      AND expires_at > UTC_TIMESTAMP(6)`;
    assert.equal(before, '0', 'asking for the link begins nothing');
    await page.goto(fresh);
    assert.match(await words(page), /for 30 days/);
    await button(page, 'Open my requests').click();
    await page.waitForURL(`**${made.path}`);
    assert.ok(Math.abs(daysLeft(made) - 30) < 0.01, `${daysLeft(made)} days`);
    letDaysGoBy(made, 29);
    await assertOpen(page, made);
    letDaysGoBy(made, 1.01);
    await page.goto(made.path);
    assert.equal(await heading(page), 'It is time for a new link');
  });
});

describe('What happens if I resend my Client Requests?', () => {
  test('Resent Client Requests will now be accessed through the magic link and be hosted on the new Client Portal.', async (t) => {
    const phone = await open(t, kDevices.phone);
    const made = await sentAndClaimed(phone);
    await send(made);
    const resent = await nextMail(made.address, '/l/');
    assert.notEqual(resent.url, made.link);
    const laptop = await open(t, kDevices.laptop);
    await claim(laptop, resent.url);
    await assertOpen(laptop, made);
    // What was opened before goes on being answered, with the way back.
    await phone.goto(made.link);
    assert.equal(await heading(phone), 'This link was opened on another device');
    assert.deepEqual(await callsToAction(phone), ['Send Access Link']);

    // An earlier mail that nobody has opened says that there is a newer one.
    const other = await sentWork();
    const first = await nextLink(other.contact.address);
    await send(other);
    const computer = await open(t, kDevices.office);
    await claim(await open(t), await nextLink(other.contact.address));
    await computer.goto(first);
    assert.equal(await heading(computer), 'There is a newer link');
    assert.deepEqual(await callsToAction(computer), ['Send Access Link']);
  });

  test('Your client will no longer require a PIN to access the Client Requests.', async (t) => {
    const made = await send(await sentWork());
    const mails = await until(() => {
      const mails = mailsTo(made.contact.address);
      return mails.length === 2 && mails;
    }, 'both mails');
    const page = await open(t);
    const seen = mails.flatMap((mail) => [mail.subject, mail.text, mail.html]);
    await page.goto(mails[1].url);
    seen.push(await words(page));
    await button(page, 'Open my requests').click();
    await page.waitForURL(`**${made.path}`);
    seen.push(await words(page));
    for (const text of seen) assert.doesNotMatch(text, /\bPINs?\b/);
    assert.match(seen.join(' '), /no account and no password/i);
    await assertOpen(page, made);
  });
});
