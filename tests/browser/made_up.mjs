// Made-up contacts with work, a checklist and requests: each test has its own.
import { sql, sqlInsert, sqlValue } from './instance.mjs';

const firmId = Number(sqlValue`SELECT id FROM firms WHERE slug = 'hartwell-finch'`);
let made = 0;

/** A word that no other test uses. */
export function unique(word) {
  return `${word}-${Date.now().toString(36)}${process.pid.toString(36)}${++made}`;
}

export function staffMember(name = 'Robin Ashdown', address = 'robin.ashdown@hartwell-finch.example') {
  sql`INSERT IGNORE INTO staff (firm_id, name, address, role, password_hash, created_at)
      VALUES (${firmId}, ${name}, ${address}, 'member', '', UTC_TIMESTAMP(6))`;
  return Number(sqlValue`SELECT id FROM staff WHERE firm_id = ${firmId} AND address = ${address}`);
}

export function contact(name, word = 'client') {
  const address = `${unique(word)}@example.com`;
  const id = sqlInsert`INSERT INTO contacts (firm_id, name, time_zone, created_at)
                       VALUES (${firmId}, ${name}, 'Europe/London', UTC_TIMESTAMP(6))`;
  sql`INSERT INTO contact_addresses (firm_id, contact_id, address, normal_address, is_primary)
      VALUES (${firmId}, ${id}, ${address}, ${address}, 1)`;
  return { id, name, address };
}

/** `daysAhead` null: no date. */
function dueIn(daysAhead) {
  if (daysAhead === null) return null;
  return new Date(Date.now() + daysAhead * 864e5).toISOString().slice(0, 10);
}

const kUsual = [
  { title: 'Bank statements', description: 'For **every** account, January to December.', due: 10 },
  { title: 'Proof of identity', due: 14 },
  { title: 'Did you move house?', due: null },
];

/** Work for a new client, with a checklist and its requests for `contacts`; not sent yet. */
export function work({ title = '2026 tax return', contacts = [contact('Maria Keller')],
  requests = kUsual, checklist = 'Papers for your return' } = {}) {
  const staff = staffMember();
  const client = sqlInsert`INSERT INTO clients (firm_id, name, kind, created_at)
                           VALUES (${firmId}, ${`${contacts[0].name}, in person`}, 'person', UTC_TIMESTAMP(6))`;
  const id = sqlInsert`INSERT INTO work_items (firm_id, client_id, title, assignee_id, due_on, status, created_at)
                       VALUES (${firmId}, ${client}, ${title}, ${staff}, ${dueIn(30)}, 'ready', UTC_TIMESTAMP(6))`;
  const list = sqlInsert`INSERT INTO checklists (firm_id, work_item_id, name, created_at)
                         VALUES (${firmId}, ${id}, ${checklist}, UTC_TIMESTAMP(6))`;
  for (const one of contacts) {
    sql`INSERT INTO client_contacts (firm_id, client_id, contact_id) VALUES (${firmId}, ${client}, ${one.id});
        INSERT INTO checklist_recipients (firm_id, work_item_id, checklist_id, contact_id, address)
        VALUES (${firmId}, ${id}, ${list}, ${one.id}, ${one.address})`;
  }
  const asked = requests.map((request, i) => ({
    ...request,
    id: sqlInsert`INSERT INTO client_requests (firm_id, work_item_id, checklist_id, position, title,
                    description, due_on, status, created_at)
                  VALUES (${firmId}, ${id}, ${list}, ${i + 1}, ${request.title},
                    ${request.description ?? ''}, ${dueIn(request.due ?? null)}, 'open', UTC_TIMESTAMP(6))`,
  }));
  return { firm: firmId, id, title, staff, client, checklist: list, contacts, contact: contacts[0],
    requests: asked, path: `/work/${id}`, requestPath: (i = 0) => `/work/${id}/requests/${asked[i].id}` };
}

/** Sends the checklist to all its recipients, as Send does; once more: as Resend does. */
export function send(made) {
  const { firm, id, checklist, staff } = made;
  const again = sqlValue`SELECT first_sent_at IS NOT NULL FROM checklists WHERE id = ${checklist}` === '1';
  const sent = sqlInsert`INSERT INTO sends (firm_id, work_item_id, checklist_id, staff_id, kind, created_at)
    VALUES (${firm}, ${id}, ${checklist}, ${staff}, ${again ? 'resend' : 'send'}, UTC_TIMESTAMP(6))`;
  sql`UPDATE checklists SET first_sent_at = COALESCE(first_sent_at, UTC_TIMESTAMP(6)),
        last_sent_at = UTC_TIMESTAMP(6), version = version + 1 WHERE id = ${checklist};
      UPDATE checklist_recipients SET first_sent_at = COALESCE(first_sent_at, UTC_TIMESTAMP(6)),
        last_sent_at = UTC_TIMESTAMP(6) WHERE checklist_id = ${checklist};
      UPDATE work_items SET status = 'waiting' WHERE id = ${id}`;
  for (const one of made.contacts) {
    const link = sqlInsert`INSERT INTO magic_links (firm_id, work_item_id, contact_id, checklist_id, send_id,
        origin, address, created_at, expires_at)
      VALUES (${firm}, ${id}, ${one.id}, ${checklist}, ${sent}, 'send', ${one.address}, UTC_TIMESTAMP(6),
        UTC_TIMESTAMP(6) + INTERVAL 90 DAY)`;
    sql`INSERT INTO outbox (firm_id, letter, to_address, work_item_id, checklist_id, link_id, contact_id,
          staff_id, created_at, state, next_attempt_at, message_id)
        VALUES (${firm}, 'checklist', ${one.address}, ${id}, ${checklist}, ${link}, ${one.id}, ${staff},
          UTC_TIMESTAMP(6), 'queued', UTC_TIMESTAMP(6), ${unique('m')})`;
  }
  return made;
}

/** Staff complete the work item. */
export function completeWork(made) {
  sql`UPDATE work_items SET status = 'completed', completed_at = UTC_TIMESTAMP(6),
        completed_by = 'Robin Ashdown', version = version + 1 WHERE id = ${made.id}`;
}
export function reopenWork(made) {
  sql`UPDATE work_items SET status = 'waiting', completed_at = NULL, completed_by = NULL,
        version = version + 1 WHERE id = ${made.id}`;
}

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
