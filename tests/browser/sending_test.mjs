// Sending a checklist as staff do it in a browser: plan, take back, preview, the client's eyes, the ledger, cancel.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from './inspect.mjs';
import {
  button, claim, contact, heading, kDevices, nextLink, open, seen, sentWork, signIn, sql, sqlValue, until,
  useBrowser, words, work,
} from './support.mjs';

useBrowser();

const at = (width, more = {}) => ({ ...kDevices.laptop, viewport: { width, height: 900 }, ...more });

async function openDesk(t, made, device = at(1280), options = {}) {
  const page = await open(t, device, options);
  await page.goto(made.admin);
  await signIn(page, made.staff);
  await page.goto(made.admin);
  return page;
}

/** A plan of the made checklist that goes out in so many seconds. */
function plan(made, seconds) {
  sql`INSERT INTO scheduled_sends (firm_id, work_item_id, checklist_id, sender_id, planned_by, planned_by_name,
      timing, run_at, state, planned_at)
    SELECT firm_id, work_item_id, id, ${made.staff.id}, ${made.staff.id}, 'Robin Ashdown', 'now',
      UTC_TIMESTAMP(6) + INTERVAL ${seconds} SECOND, 'waiting', UTC_TIMESTAMP(6)
    FROM checklists WHERE work_item_id = ${made.id}`;
}

for (const width of [1280, 390]) {
  test(`at ${width} pixels a sending is planned, called off, previewed, and seen with the client's eyes`, async (t) => {
    const made = await work({ contacts: [contact('Maria Keller'), contact('Sam Keller')] });
    const page = await openDesk(t, made, at(width));

    await page.getByRole('link', { name: 'Send later…' }).click();
    assert.deepEqual(await inspect(page, 'schedule'), []);
    await page.setViewportSize({ width, height: 900 });
    await page.getByLabel('On a date').check();
    await page.getByLabel('The date', { exact: true }).fill('2031-03-03');
    await button(page, 'Send').click();
    await seen(page.getByText('Goes out on'));
    assert.match(await words(page), /to Maria Keller and Sam Keller, from Robin Ashdown/);
    assert.deepEqual(await inspect(page, 'planned'), []);
    await page.setViewportSize({ width, height: 900 });
    await button(page, 'Do not send').click();
    await seen(page.getByText('Nobody was mailed.'));

    await page.getByRole('link', { name: 'Preview', exact: true }).click();
    const mail = page.frameLocator('.mail-frame');
    await seen(mail.getByText('Open my requests'));
    assert.match(await mail.locator('body').innerText(), /Maria Keller/);
    // The mail's own styles are there, as a mail reader would have them.
    assert.notEqual(await mail.locator('.card').evaluate((card) => getComputedStyle(card).paddingTop), '0px');
    await seen(page.frameLocator('.page-frame >> nth=0').getByText('Preview: this is what Maria Keller sees.'));
    await page.getByRole('navigation', { name: 'Recipients' }).getByText('Sam Keller').click();
    await seen(page.frameLocator('.page-frame >> nth=1').getByText('Bank statements'));
    assert.deepEqual(await inspect(page, 'preview'), []);
    assert.equal(sqlValue`SELECT COUNT(*) FROM magic_links WHERE work_item_id = ${made.id}`, '0');
  });
}

test('every state is shown under a banner, and nothing in it can be pressed', async (t) => {
  const made = await sentWork();
  const page = await openDesk(t, made);
  await page.getByRole('link', { name: 'As they see it' }).click();
  const states = await page.getByRole('navigation', { name: 'What they would see' }).getByRole('link').allInnerTexts();
  assert.ok(states.length >= 9);
  for (const state of states) {
    await page.getByRole('navigation', { name: 'What they would see' }).getByText(state, { exact: true }).click();
    assert.match(await page.locator('.preview-bar').innerText(), /this is what Maria Keller sees/);
    assert.equal(await page.locator('form, button:enabled, input:enabled, textarea:enabled').count(), 0, state);
    const faults = (await inspect(page, state)).filter((fault) => !/: scripts /.test(fault));
    assert.deepEqual(faults, []);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  await page.getByText('Checklist', { exact: true }).click();
  await page.getByRole('link', { name: 'Bank statements' }).click();
  assert.equal(await heading(page), 'Bank statements');
  assert.equal(sqlValue`SELECT COUNT(*) FROM bindings WHERE work_item_id = ${made.id}`, '0');
});

test('the ledger tells a mail\'s story, and a cancelled checklist says so to the client', async (t) => {
  const made = await sentWork();
  const link = await nextLink(made.contact.address);
  const phone = await open(t, kDevices.phone);
  await claim(phone, link);
  const page = await openDesk(t, made);
  await page.getByRole('link', { name: 'What was sent' }).click();
  assert.match(await words(page), /Accepted by the mail server .* Opened with .* Expires on/);
  assert.deepEqual(await inspect(page, 'ledger'), []);
  await page.goto(made.admin);
  await page.getByRole('link', { name: 'Cancel…' }).click();
  assert.match(await words(page), /1 recipient no longer sees it 1 device no longer opens this work/);
  assert.deepEqual(await inspect(page, 'cancel'), []);
  await button(page, 'Cancel checklist').click();
  await seen(page.getByText('It is cancelled.'));
  await phone.goto(link);
  assert.equal(await heading(phone), 'This is no longer needed');
  assert.deepEqual(await inspect(phone, 'cancelled'), []);
  await page.locator('.page-head').getByRole('button', { name: 'Send again' }).click();
  await claim(phone, await nextLink(made.contact.address));
});

test('the grace counts down, and its end shows that it went out', async (t) => {
  const made = await work();
  const page = await openDesk(t, made);
  plan(made, 8);
  await page.reload();
  await seen(page.getByText(/^in [1-8] seconds?$/));
  await until(async () => /It is on its way|Queued|Sent/.test(await words(page)), 'the page after the grace');
  await nextLink(made.contact.address);
});

test('without JavaScript a sending is taken back as well', async (t) => {
  const made = await work();
  plan(made, 600);
  const page = await openDesk(t, made, at(390), { javaScriptEnabled: false });
  assert.match(await words(page), /Goes out at \d\d:\d\d:\d\d/);
  await button(page, 'Take it back').click();
  await seen(page.getByText('Nobody was mailed.'));
  assert.equal(sqlValue`SELECT COUNT(*) FROM scheduled_sends WHERE work_item_id = ${made.id} AND state = 'waiting'`, '0');
});
