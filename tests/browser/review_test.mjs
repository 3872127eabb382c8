// Staff review what came in: send back, see it answered again, accept; what clients say instead.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  button, claim, kDevices, nextLink, open, seen, sentWork, signIn, staffDesk, useBrowser, words,
} from './support.mjs';
import { inspect } from './inspect.mjs';

useBrowser();

async function deskAndPhone(t, { width, javaScriptEnabled = true }) {
  const made = await sentWork({ title: `Review at ${width}${javaScriptEnabled ? '' : ' plainly'}` });
  const phone = await open(t, kDevices.phone, { javaScriptEnabled });
  await claim(phone, await nextLink(made.contact.address));
  const desk = await open(t, { ...kDevices.laptop, viewport: { width, height: 900 } }, { javaScriptEnabled });
  await desk.goto('/admin/review');
  await signIn(desk, await staffDesk());
  return { made, desk, phone };
}

async function answer(phone, made, i, text) {
  await phone.goto(made.requestPath(i));
  await phone.getByRole('textbox', { name: 'Your answer' }).fill(text);
  await button(phone, 'Save answer').click();
  await seen(phone.getByText('Your answer is saved.'));
}

const line = (desk, made, title) => desk.locator('.review-line').filter({ hasText: made.title }).filter({ hasText: title });

for (const [where, options] of [['at a desk', { width: 1280 }], ['on a phone', { width: 390 }],
  ['without JavaScript', { width: 1280, javaScriptEnabled: false }]]) {
  test(`${where}: what came in is sent back with a note, answered again and accepted`, async (t) => {
    const { made, desk, phone } = await deskAndPhone(t, options);
    await answer(phone, made, 0, 'All twelve are in the post.');
    await button(phone, 'Mark as done').click();
    await seen(phone.getByText('Thank you. This one is done.'));

    await desk.goto('/admin/review?queue=mine');
    const waiting = line(desk, made, 'Bank statements');
    assert.match(await waiting.innerText(), /Maria Keller: an answer, ticked off/);
    if (options.javaScriptEnabled !== false) {
      assert.deepEqual(await inspect(desk, 'the review queue', '/admin/review?queue=mine'), []);
      await desk.setViewportSize({ width: options.width, height: 900 });
    }
    await waiting.getByRole('link', { name: 'Bank statements' }).click();
    await desk.getByText('Send back with a note', { exact: true }).click();
    await desk.getByLabel('What should the client do differently?').fill('Page 2 of March is missing.');
    await button(desk, 'Send back').click();
    await seen(desk.getByText(/^Sent back/).first());

    await phone.goto(made.path);
    assert.match(await words(phone), /Sent back/);
    await phone.goto(made.requestPath(0));
    assert.match(await words(phone), /Sent back by Robin Ashdown, .*: Page 2 of March is missing\./);
    await answer(phone, made, 0, 'Here it is: all of March.');

    await desk.goto('/admin/review?queue=mine');
    await line(desk, made, 'Bank statements').getByRole('link', { name: 'Bank statements' }).click();
    await button(desk, 'Accept').click();
    await seen(desk.getByText(/^Accepted/).first());
    await phone.goto(made.requestPath(0));
    assert.match(await words(phone), /Accepted/);
  });
}

test('a client says that there is none, and until when; staff accept one and refuse the other', async (t) => {
  const { made, desk, phone } = await deskAndPhone(t, { width: 1280 });
  await phone.goto(made.requestPath(1));
  await phone.getByText('Can’t send this, or not yet?').click();
  await phone.getByLabel('I don’t have it').check();
  assert.deepEqual(await inspect(phone, 'the choices instead of an answer'), []);
  await phone.getByLabel('A few words').fill('It was lost in the move.');
  await button(phone, 'Tell Hartwell & Finch').click();
  await seen(phone.getByText('It was lost in the move.'));
  await phone.goto(made.requestPath(2));
  await phone.getByText('Can’t send this, or not yet?').click();
  await phone.getByLabel('I need more time').check();
  const day = new Date(Date.now() + 20 * 864e5).toISOString().slice(0, 10);
  await phone.getByLabel('I need until').fill(day);
  await button(phone, 'Tell Hartwell & Finch').click();
  await seen(phone.getByText('Thank you. We look at it and tell you.'));

  await desk.goto('/admin/review?queue=mine&kind=excuses');
  await line(desk, made, 'Proof of identity').getByRole('link', { name: 'Proof of identity' }).click();
  assert.match(await words(desk), /Maria Keller: I don’t have it/);
  assert.deepEqual(await inspect(desk, 'a request to decide about'), []);
  await desk.setViewportSize({ width: 1280, height: 900 });
  await desk.getByText('Refuse with a note', { exact: true }).click();
  await desk.getByLabel('What should the client do differently?').fill('A driving licence will do.');
  await button(desk, 'Refuse').click();
  await seen(desk.getByText('This is the next one.'));
  await desk.goto(`${made.admin}/requests/${made.requests[2].id}`);
  await desk.getByRole('button', { name: /^Give them until/ }).click();
  await seen(desk.getByText('Accepted.'));

  await phone.goto(made.requestPath(1));
  assert.match(await words(phone), /Still needed by Robin Ashdown, .*: A driving licence will do\./);
  assert.deepEqual(await inspect(phone, 'a request that was sent back'), []);
  await phone.goto(made.requestPath(2));
  assert.equal(await phone.locator('.meta time').first().getAttribute('datetime'), day);
});

test('several are accepted at once by their ticks', async (t) => {
  const { made, desk, phone } = await deskAndPhone(t, { width: 390 });
  for (const i of [0, 1]) await answer(phone, made, i, `Answer ${i}`);
  await desk.goto('/admin/review?queue=mine');
  await line(desk, made, 'Bank statements').getByRole('checkbox').check();
  await line(desk, made, 'Proof of identity').getByRole('checkbox').check();
  await button(desk, 'Accept those ticked').click();
  await seen(desk.getByText('Accepted: 2 requests.'));
  assert.equal(await line(desk, made, '').count(), 0);
});
