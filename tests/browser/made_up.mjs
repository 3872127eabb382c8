// Made-up contacts with work, a checklist and requests: each test has its own.
import { sql } from './instance.mjs';
import { Desk } from './desk.mjs';

let made = 0;
let desk;  // of this test file, signed in when it is first needed

/** A word that no other test uses. */
export function unique(word) {
  return `${word}-${Date.now().toString(36)}${process.pid.toString(36)}${++made}`;
}

export function staffDesk() {
  desk ??= Desk.open('Robin Ashdown', `${unique('robin')}@hartwell-finch.example`);
  return desk;
}

export function contact(name) {
  return { name, address: `${unique('client')}@example.com` };
}

/** `daysAhead` undefined: no date. */
function dueIn(daysAhead) {
  return daysAhead === undefined ? '' : new Date(Date.now() + daysAhead * 864e5).toISOString().slice(0, 10);
}

const kUsual = [
  { title: 'Bank statements', description: 'For **every** account, January to December.', due: 10 },
  { title: 'Proof of identity', due: 14 },
  { title: 'Did you move house?' },
];

/** Work for a new client, with a checklist and its requests for `contacts`; not sent yet. */
export async function work({ title = '2026 tax return', contacts = [contact('Maria Keller')],
  requests = kUsual, checklist = 'Papers for your return', due = 30, staff } = {}) {
  staff ??= await staffDesk();
  const client = await staff.make('/admin/clients/new', { name: unique(contacts[0].name), kind: 'person' });
  for (const one of contacts) {
    one.id = await staff.make('/admin/contacts/new',
      { name: one.name, address_1: one.address, time_zone: 'Europe/London' });
    await staff.post(`/admin/clients/${client}/contacts`, { address: one.address });
  }
  const id = await staff.make('/admin/work/new', { client, title, assignee: staff.id, due_on: dueIn(due) });
  const list = await staff.make(`/admin/work/${id}/checklists/new`,
    { title: checklist, recipient: contacts.map((one) => `${one.id}:${one.address}`) });
  const admin = `/admin/work/${id}/checklists/${list}`;
  for (const { title: asked, description, due } of requests) {
    await staff.post(`${admin}/requests`, { title: asked, description, due_on: dueIn(due) });
  }
  const numbers = [...(await staff.page(admin)).matchAll(/class="task [^>]*requests\/(\d+)"/g)].map((found) => found[1]);
  return { id, title, staff, contacts, contact: contacts[0], admin, path: `/work/${id}`,
    requests: requests.map((request, i) => ({ ...request, id: numbers[i] })),
    requestPath: (i = 0) => `/work/${id}/requests/${numbers[i]}` };
}

/** Sends the checklist, or sends it again. */
export async function send(made) {
  await made.staff.send(made.admin);
  return made;
}

export const sentWork = async (options) => send(await work(options));

export const completeWork = (made) => made.staff.post(`/admin/work/${made.id}/complete`, {});
export const reopenWork = (made) => made.staff.post(`/admin/work/${made.id}/reopen`, {});

/** Lets `days` go by for all that was claimed of the work: bindings and sessions began that much earlier. */
export function letDaysGoBy(made, days) {
  const seconds = Math.round(days * 86400);  // MariaDB rounds a fraction of a DAY
  sql`UPDATE bindings SET claimed_at = claimed_at - INTERVAL ${seconds} SECOND,
        expires_at = expires_at - INTERVAL ${seconds} SECOND WHERE work_item_id = ${made.id};
      UPDATE magic_links SET created_at = created_at - INTERVAL ${seconds} SECOND,
        expires_at = expires_at - INTERVAL ${seconds} SECOND,
        claimed_at = claimed_at - INTERVAL ${seconds} SECOND WHERE work_item_id = ${made.id};
      UPDATE sessions SET created_at = created_at - INTERVAL ${seconds} SECOND,
        expires_at = expires_at - INTERVAL ${seconds} SECOND
        WHERE contact_id IN (SELECT contact_id FROM checklist_recipients WHERE work_item_id = ${made.id})`;
}
