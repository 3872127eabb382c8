// What each test file begins with: a browser, and contexts in it that look like different devices.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { kChromium, kDevices } from './devices.mjs';
import { aloneAtTheLimits, firm, sql } from './instance.mjs';
import { nextLink } from './mailbox.mjs';
import { staffCode } from './staff_app.mjs';

export * from './devices.mjs';
export * from './instance.mjs';
export * from './mailbox.mjs';
export * from './made_up.mjs';

const kPatience = 15000;  // ms, for one step of a page on a busy machine

let browser;

/** To be called once in a test file: its browser runs while its tests do. */
export function useBrowser() {
  before(async () => {
    browser = await chromium.launch(kChromium);
  });
  after(() => browser.close());
}

/**
 * A new browser on the device, without a cookie, closed at the end of the test `t`; with its one page. The
 * test fails when a page breaks the content security policy, has a fault in its script or asks another
 * host for anything.
 */
export async function open(t, device = kDevices.laptop, options = {}) {
  const { called, ...looks } = device;
  const { baseURL = firm.url, ...more } = options;
  const context = await browser.newContext({ baseURL, locale: 'en-GB',
    timezoneId: 'Europe/London', ...looks, ...more });
  context.setDefaultTimeout(kPatience);
  const complaints = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== new URL(baseURL).origin) {
      complaints.push(`asked another host: ${url}`);
    }
  });
  context.on('weberror', (fault) => complaints.push(`script: ${fault.error()}`));
  context.on('console', (message) => {
    // The browser itself notes every answer of 400 and above, and that it leaves a page with words typed
    // in without asking, where no one has touched that page; those are the tests' own business.
    if (message.type() === 'error' && !/^Failed to load resource|'beforeunload'/.test(message.text())) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  t.after(async () => {
    await context.close();
    assert.deepEqual(complaints, [], `on ${called}`);
  });
  return context.newPage();
}

export const heading = (page) => page.locator('h1').innerText();
export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Waits until `what` is seen, and the page that it stands on is read to its end: what is below it can be counted. */
export async function seen(what, options) {
  await what.waitFor(options);
  await what.page().waitForLoadState('domcontentloaded');
}

/** Waits for the notice above a page that tells what was done there. */
export const said = (page, text) => seen(page.getByRole('status').filter({ hasText: text }));

/** All that can be read in the page's main part, in one line. */
export async function words(page) {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
}

/** Opens a mailed link and presses its button. */
export async function claim(page, url) {
  await page.goto(url);
  await button(page, 'Open my requests').click();
  await page.waitForURL(/\/work\/\d+$/);
}

/** Makes `page` the one on which the contact of the work is signed in by login, and which holds none of it. */
export async function logIn(page, made) {
  await claim(page, await nextLink(made.contact.address));
  sql`INSERT INTO logins (firm_id, contact_id, password_hash, created_at, password_changed_at)
    SELECT firm_id, id, 'none', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM contacts WHERE id = ${made.contact.id}`;
  sql`UPDATE sessions SET kind = 'login', expires_at = UTC_TIMESTAMP(6) + INTERVAL 20 DAY
    WHERE contact_id = ${made.contact.id}`;
  sql`DELETE FROM bindings WHERE contact_id = ${made.contact.id}`;
  return page;
}

/** Presses Send Access Link on the page that is open, and returns the link that then comes to `address`. */
export async function sendAccessLink(page, address) {
  await aloneAtTheLimits(async () => {
    await button(page, 'Send Access Link').click();
    await page.waitForURL(/\/sent$/);
  });
  return nextLink(address);
}

/** Signs a member of staff in, on the page that asks for it: both steps. */
export async function signIn(page, staff) {
  const code = staffCode(staff.address);
  await page.getByLabel('E-mail address').fill(staff.address);
  await page.getByLabel('Password').fill(staff.password);
  await button(page, 'Sign in').click();
  await page.getByLabel('Code', { exact: true }).fill(code);
  await button(page, 'Sign in').click();
  await seen(page.getByRole('banner').getByText(staff.name));
}

/** The one thing that this page offers to press, apart from the frame around it. */
export function callsToAction(page) {
  return page.locator('main').locator('button:visible, a:visible, input[type=submit]:visible').allInnerTexts();
}
