// "Continue on another device" with two browsers (product.md, Magic links 11).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  aloneAtTheLimits, button, claim, heading, kDevices, nextLink, nextMail, open, seen, sentWork, sql, sqlValue,
  until, useBrowser, words,
} from './support.mjs';

useBrowser();

async function onTheComputer(t, device = kDevices.laptop) {
  const made = await sentWork();
  const page = await open(t, device);
  await claim(page, await nextLink(made.contact.address));
  await nextMail(made.contact.address, '/not-me/');
  return { made, computer: page };
}

/** Shows the code; its address as the other device would read it off the screen. */
async function offer(page) {
  await page.getByRole('link', { name: 'Continue on another device' }).click();
  await button(page, 'Show the code').click();
  await seen(page.locator('#short-address'));
  const typed = await page.locator('#short-address').innerText();
  return typed.startsWith('http') ? typed : `https://${typed}`;
}

test('the phone takes the work over, and the computer says where it went', async (t) => {
  const { made, computer } = await onTheComputer(t);
  const before = Number(sqlValue`SELECT UNIX_TIMESTAMP(expires_at) FROM bindings WHERE work_item_id = ${made.id}`);
  const address = await offer(computer);
  assert.match(new URL(address).pathname, /^\/h\/[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{3}$/);
  const side = await computer.locator('.qr svg').boundingBox();
  assert.ok(side.width > 200 && Math.abs(side.width - side.height) < 2, 'a square that a camera can read');

  const url = computer.url();
  await computer.reload();
  assert.equal(await computer.locator('#short-address').innerText(), address.replace(/^https:\/\//, ''), 'a reload repeats nothing');
  assert.equal(computer.url(), url);
  assert.equal(sql`SELECT 1 FROM handovers WHERE work_item_id = ${made.id}`.length, 1);

  const phone = await open(t, kDevices.phone);
  await phone.goto(address);
  assert.equal(await heading(phone), made.title);
  assert.match(await words(phone), new RegExp(`For Maria Keller c•••@e•••\\.com From ${kDevices.laptop.called}`));
  assert.doesNotMatch(await phone.content(), new RegExp(made.contact.address));
  assert.equal(sql`SELECT 1 FROM handovers WHERE work_item_id = ${made.id} AND used_at IS NOT NULL`.length, 0, 'looking takes nothing');
  await button(phone, 'Continue here').click();
  await phone.waitForURL(`**${made.path}`);
  await seen(phone.getByRole('link', { name: 'Bank statements' }));
  const after = Number(sqlValue`SELECT UNIX_TIMESTAMP(expires_at) FROM bindings WHERE work_item_id = ${made.id} AND ended_at IS NULL`);
  assert.equal(after, before, 'it keeps the days that it had');

  const gone = await computer.goto(made.path);
  assert.equal(gone.status(), 403);
  assert.match(await words(computer), /Your requests moved to Safari on iPhone, today at [\d:]+/);
  assert.equal(await button(computer, 'Send Access Link').count(), 1);

  const notice = await nextMail(made.contact.address, '/not-me/');
  assert.match(notice.text, /Safari on iPhone/);
  assert.ok(!notice.text.includes('/h/'));
});

test('a code works once', async (t) => {
  const { computer, made } = await onTheComputer(t);
  const address = await offer(computer);
  const phone = await open(t, kDevices.phone);
  const late = await open(t, kDevices.office);
  await phone.goto(address);
  await late.goto(address);
  await button(phone, 'Continue here').click();
  await phone.waitForURL(`**${made.path}`);
  await aloneAtTheLimits(async () => {
    await button(late, 'Continue here').click();
    assert.equal(await heading(late), 'This code does not work');
    await late.goto(address);
    assert.equal(await heading(late), 'This code does not work');
  });
  // The phone's Back button, and the address once more.
  await phone.goto(address);
  assert.equal(new URL(phone.url()).pathname, made.path);
});

test('a code is over after two minutes, which the page counts down', async (t) => {
  const { computer, made } = await onTheComputer(t);
  const address = await offer(computer);
  assert.match(await computer.locator('[data-left]').innerText(), /It works once, for (2:00|1:5\d) more\./);
  sql`UPDATE handovers SET expires_at = expires_at - INTERVAL 118 SECOND WHERE work_item_id = ${made.id}`;
  await computer.reload();
  const phone = await open(t, kDevices.phone);
  await until(async () => await heading(computer) === 'The two minutes are over', 'the count-down to end');
  assert.ok(await computer.locator('.qr').isHidden());
  await phone.goto(address);
  assert.equal(await heading(phone), 'This code does not work');
  await button(computer, 'Make a new code').click();
  await seen(computer.locator('#short-address'));
  assert.notEqual(await computer.locator('#short-address').innerText(), address.replace(/^https:\/\//, ''));
  await computer.goto(made.path);
  await seen(computer.getByRole('link', { name: 'Bank statements' }));
});

test('it all works without JavaScript', async (t) => {
  const made = await sentWork();
  const link = await nextLink(made.contact.address);
  const computer = await open(t, { ...kDevices.laptop, javaScriptEnabled: false });
  await claim(computer, link);
  const address = await offer(computer);
  assert.match(await words(computer), /It works once, for (2 minutes|\d+ seconds) more\./);
  const phone = await open(t, { ...kDevices.phone, javaScriptEnabled: false });
  await phone.goto(address.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replaceAll('-', ''));
  await button(phone, 'Continue here').click();
  assert.equal(await heading(phone), made.title);
});
