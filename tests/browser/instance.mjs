// The running instance that the tests visit: its addresses, its database, its clock's hands.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

if (!process.env.LATCHKEY_INSTANCE_FILE) {
  throw new Error('LATCHKEY_INSTANCE_FILE is not set; run these tests by `make browser`');
}
export const instance = JSON.parse(readFileSync(process.env.LATCHKEY_INSTANCE_FILE, 'utf8'));
export const firm = { slug: 'hartwell-finch', url: instance.firms['hartwell-finch'] };
/** The demo's second firm, which has not switched on the New Client Portal. */
export const brightwater = { slug: 'brightwater', url: instance.firms.brightwater };

function literal(value) {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return String(value);
  return `'${String(value).replace(/[\\']/g, '\\$&')}'`;
}

/** sql`SELECT name FROM contacts WHERE id = ${id}`: rows, each an array of texts. */
export function sql(parts, ...values) {
  const text = parts.reduce((before, part, i) => before + literal(values[i - 1]) + part);
  const said = execFileSync('mariadb', [
    '--no-defaults', `--socket=${instance.database_socket}`, `--user=${instance.database_admin}`,
    '--batch', '--skip-column-names', '--default-character-set=utf8mb4', 'latchkey',
  ], { input: text, encoding: 'utf8' });
  return said.split('\n').filter(Boolean).map((line) => line.split('\t'));
}

/** The first value of the first row. */
export function sqlValue(parts, ...values) {
  return sql(parts, ...values)[0]?.[0];
}

/** The same for an INSERT: the id it made. */
export function sqlInsert(parts, ...values) {
  return Number(sqlValue([...parts.slice(0, -1), `${parts.at(-1)}; SELECT LAST_INSERT_ID()`], ...values));
}

/** Runs the hosting admin's command. */
export function latchkey(args, input = '') {
  return execFileSync(join(instance.bin, 'latchkey'), ['--config', instance.config, ...args],
    { input, encoding: 'utf8' });
}

/** Waits until `look` gives something true, and returns that. */
export async function until(look, what, seconds = 15) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Does `work` while no other test asks for links, with nothing counted against this computer: all tests
 * come from one IP address, and may together not ask more often than one office may.
 */
export async function aloneAtTheLimits(work) {
  const lock = join(instance.folder, 'tmp', 'limits.lock');
  await until(() => {
    try {
      mkdirSync(lock);
      return true;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      return false;
    }
  }, 'the other tests that ask for links', 60);
  try {
    sql`DELETE FROM rate_limits`;
    return await work();
  } finally {
    rmdirSync(lock);
  }
}
