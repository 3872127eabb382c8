// What arrived: the mails in the instance's Maildir, decoded.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { instance, until } from './instance.mjs';

const known = new Map();  // file -> mail, as files of a Maildir never change
const taken = new Set();  // files that a test has read already

function bytesOf(text, encoding) {
  if (encoding === 'base64') return Buffer.from(text, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(text, 'latin1');
  const plain = text.replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

/** An RFC 2047 header as people read it. */
function headerWords(raw) {
  return raw.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, word) =>
    (kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64')
      : bytesOf(word.replace(/_/g, ' '), 'quoted-printable')).toString('utf8'));
}

/** `raw` in latin1: headers by lower-case name, and the body as it stands. */
function entity(raw) {
  const end = raw.search(/\r?\n\r?\n/);
  const headers = {};
  for (const line of raw.slice(0, end).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, body: raw.slice(end).replace(/^\r?\n\r?\n/, '') };
}

function readMail(path) {
  const raw = readFileSync(path, 'latin1');
  const { headers, body } = entity(raw);
  const boundary = /boundary="?([^";]+)/.exec(headers['content-type'])[1];
  const parts = body.split(`--${boundary}`).slice(1, -1)
    .map((part) => entity(part.replace(/^\r?\n/, '')));
  const textOf = (type) => {
    const part = parts.find((one) => one.headers['content-type'].startsWith(type));
    return bytesOf(part.body, part.headers['content-transfer-encoding']).toString('utf8');
  };
  const mail = {
    to: headers.to, from: headerWords(headers.from), subject: headerWords(headers.subject),
    replyTo: headerWords(headers['reply-to'] ?? ''), headers, bytes: raw.length,
    text: textOf('text/plain'), html: textOf('text/html'), at: statSync(path).mtimeMs,
  };
  mail.url = /^(https?:\/\/\S+)$/m.exec(mail.text.replaceAll('\r', ''))?.[1];
  return mail;
}

/** All mails to `address`, oldest first. */
export function mailsTo(address) {
  const folder = join(instance.mail, 'new');
  for (const name of readdirSync(folder)) {
    if (!known.has(name)) known.set(name, { name, ...readMail(join(folder, name)) });
  }
  return [...known.values()].filter((mail) => mail.to.includes(address)).sort((a, b) => a.at - b.at);
}

/** The next mail to `address` whose button leads below `path`; each is given out once. */
export function nextMail(address, path) {
  return until(() => {
    const mail = mailsTo(address).find((one) =>
      !taken.has(one.name) && one.url && new URL(one.url).pathname.startsWith(path));
    if (mail) taken.add(mail.name);
    return mail;
  }, `a mail to ${address} with a link below ${path}`);
}

/** The link that opens requests, from the next such mail. */
export async function nextLink(address) {
  return (await nextMail(address, '/l/')).url;
}
