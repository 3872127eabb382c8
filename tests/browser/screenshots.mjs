// Makes the README's pictures from the demo's data: node tests/browser/screenshots.mjs, with
// LATCHKEY_INSTANCE_FILE naming an instance with demo data, which it changes (it resends a checklist).
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { kChromium, kDevices } from './devices.mjs';
import { firm, instance, sql } from './instance.mjs';
import { Desk } from './desk.mjs';
import { nextLink } from './mailbox.mjs';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));
const kLargest = 150_000;  // bytes, so that the README loads quickly

/** The demo's staff, as `latchkey demo-data` named them. */
function demoStaff() {
  const said = readFileSync(join(instance.folder, 'demo-data.txt'), 'utf8');
  return { firm, address: /\S+@hartwell-finch\.example/.exec(said)[0], password: /the password (.+)/.exec(said)[1] };
}

async function take(page, name, options = {}) {
  const path = join(docs, name);
  await page.screenshot({ path, ...options });
  if (statSync(path).size > kLargest) throw new Error(`${name} has ${statSync(path).size} bytes`);
  console.log(`docs/${name}: ${Math.round(statSync(path).size / 1000)} KB`);
}

const [[work, checklist, contact, address]] = sql`SELECT t.work_item_id, t.checklist_id, t.contact_id, t.address
  FROM checklist_recipients t JOIN contacts c ON c.id = t.contact_id JOIN work_items w ON w.id = t.work_item_id
  WHERE c.name = 'Joseph Okafor' AND w.status = 'waiting' LIMIT 1`;
const admin = `/admin/work/${work}/checklists/${checklist}`;
const browser = await chromium.launch(kChromium);
try {
  const looks = { baseURL: firm.url, locale: 'en-GB', timezoneId: 'Europe/London', colorScheme: 'light' };
  const staff = new Desk(demoStaff());
  await staff.signIn();

  const desk = await browser.newContext({ ...looks, ...kDevices.laptop, viewport: { width: 1280, height: 760 } });
  await desk.addCookies([...staff.cookies].map(([name, value]) => ({ name, value, url: firm.url })));
  const page = await desk.newPage();
  await page.goto(admin);
  await take(page, 'staff.png');

  await staff.send(admin, { contact });
  const phone = await browser.newContext({ ...looks, ...kDevices.phone });
  const client = await phone.newPage();
  await client.goto(await nextLink(address));
  await client.getByRole('button', { name: 'Open my requests' }).click();
  await client.waitForURL(`**/work/${work}`);
  await take(client, 'client.png', { fullPage: true });
} finally {
  await browser.close();
}
