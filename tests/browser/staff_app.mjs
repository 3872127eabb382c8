// The authenticator app of staff: the demo's people have one, with a key that the demo prints, and who is made
// by a test gets the same.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instance, sql } from './instance.mjs';

/** The code (RFC 6238) that an app shows for the key, `later` steps from now. */
export function codeOf(key, later = 0) {
  const kLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key.replace(/\s/g, '')].map((c) => kLetters.indexOf(c).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + later));
  const sum = createHmac('sha1', secret).update(counter).digest();
  const at = sum[19] & 15;
  return String((sum.readUInt32BE(at) & 0x7fffffff) % 1e6).padStart(6, '0');
}

/** The code of now for the member of staff, who gets the demo's app first where they have none. */
export function staffCode(address) {
  sql`UPDATE staff s JOIN (SELECT totp_secret FROM staff WHERE totp_secret IS NOT NULL ORDER BY id LIMIT 1) d
    SET s.totp_secret = d.totp_secret, s.totp_since = UTC_TIMESTAMP(6) WHERE s.address = ${address} AND s.totp_since IS NULL`;
  // Tests sign the same person in more often than a code changes.
  sql`UPDATE staff SET totp_last_step = NULL WHERE address = ${address}`;
  const said = readFileSync(join(instance.folder, 'demo-data.txt'), 'utf8');
  return codeOf(/authenticator key: ([A-Z2-7 ]+)/.exec(said)[1]);
}
