// Every kind of mail: what a reader of either part gets, and that opening it tells nobody anything.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  button, claim, kDevices, mailsTo, nextMail, open, sendAccessLink, sentWork, until, useBrowser,
} from './support.mjs';

useBrowser();

const kLargest = 30_000;  // bytes, as it goes over the wire

/** Opens the HTML part as a mail program does, and checks it against the text part. */
async function assertGood(t, mail, button) {
  assert.ok(mail.bytes < kLargest, `${mail.subject}: ${mail.bytes} bytes`);
  const page = await open(t, kDevices.phone);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.setContent(mail.html, { waitUntil: 'load' });
  assert.deepEqual(asked, [], 'nothing is loaded');
  assert.equal(await page.locator('img, link, script, iframe, form, [background], object, video, audio').count(), 0);
  assert.doesNotMatch(mail.html, /url\(|@import/);

  const links = await page.locator('a[href^=http]').evaluateAll((all) => all.map((a) => [a.innerText.trim(), a.getAttribute('href')]));
  const help = `${new URL(mail.url).origin}/help`;
  assert.deepEqual(links, [[button, mail.url], [mail.url, mail.url], [help, help]],
    'one button, its address below it, and the help');
  assert.deepEqual(mail.text.match(/https?:\/\/\S+/g), [mail.url, help], 'the text part has those addresses alone');

  // The same words in the same order, apart from marks of lists and rules.
  const plain = (text) => text.replace(/^(\* |--)/gm, '').replace(/[\s*:]+/g, ' ').trim();
  assert.equal(plain(await page.locator('body').innerText()), plain(mail.text));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} px too wide on a phone`);
  assert.match(mail.text, /You get this e-mail because/);
  assert.equal(mail.headers['auto-submitted'], 'auto-generated');
}

test('the mail with a checklist', async (t) => {
  const made = await sentWork();
  const mail = await nextMail(made.contact.address, '/l/');
  assert.match(mail.from, /Hartwell & Finch/);
  assert.match(mail.replyTo, new RegExp(made.staff.address.replaceAll('.', '\\.')));
  for (const { title } of made.requests) assert.ok(mail.text.includes(`* ${title}`), title);
  await assertGood(t, mail, 'Open my requests');
});

test('the mail with an access link, and the notice of a new device', async (t) => {
  const made = await sentWork();
  const first = await nextMail(made.contact.address, '/l/');
  await claim(await open(t, kDevices.phone), first.url);
  const notice = await nextMail(made.contact.address, '/not-me/');
  assert.match(notice.text, /opened with Safari on iPhone/);
  await assertGood(t, notice, 'This wasn’t me');

  const laptop = await open(t, kDevices.laptop);
  await laptop.goto(first.url);
  const url = await sendAccessLink(laptop, made.contact.address);
  const mail = mailsTo(made.contact.address).find((one) => one.url === url);
  assert.match(mail.text, /You asked for it with Chrome on a Linux computer/);
  await assertGood(t, mail, 'Open my requests');
});

test('the mail to staff that it was somebody else', async (t) => {
  const made = await sentWork();
  await claim(await open(t, kDevices.office), (await nextMail(made.contact.address, '/l/')).url);
  const notice = await nextMail(made.contact.address, '/not-me/');
  const page = await open(t, kDevices.phone);
  await page.goto(notice.url);
  await button(page, 'This wasn’t me').click();
  await page.waitForURL(/\/done$/);
  const mail = await until(() => mailsTo(made.staff.address)
    .find((one) => one.url.endsWith(`/admin${made.path}`)), 'the mail to staff');
  await assertGood(t, mail, 'Open the work item');
});
