// A member of staff at work, without a browser: posts the forms of the staff pages as a browser would.
import { request } from 'node:http';
import { firm, latchkey, sqlValue } from './instance.mjs';
import { staffCode } from './staff_app.mjs';

/** Form fields as application/x-www-form-urlencoded; an array gives one field several times. */
function encoded(fields) {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) form.append(name, one ?? '');
  }
  return form;
}

/** What `url` answers, without following: { status, location, cookies, text }. */
function ask(url, { method = 'GET', headers = {}, body }) {
  const { host, hostname, port, pathname, search } = new URL(url);
  // Names below localhost are this computer, whether or not its resolver knows them (RFC 6761 6.3).
  const at = hostname.endsWith('.localhost') ? '127.0.0.1' : hostname;
  return new Promise((resolve, reject) => {
    const asked = request({ host: at, port, path: pathname + search, method, headers: { ...headers, host } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece) => { text += piece; });
      answer.on('end', () => resolve({ status: answer.statusCode, location: answer.headers.location,
        cookies: answer.headers['set-cookie'] ?? [], text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

export class Desk {
  constructor(who) {
    Object.assign(this, who);  // id, name, address, password, firm
    this.cookies = new Map();
  }

  /** A new member of the firm's staff, signed in. */
  static async open(name, address, { at = firm, role = 'member' } = {}) {
    const password = 'a long walk to the lighthouse';
    latchkey(['staff', 'create', '--firm', at.slug, '--name', name, '--address', address, '--role', role],
      `${password}\n`);
    const id = Number(sqlValue`SELECT id FROM staff WHERE address = ${address}`);
    const desk = new Desk({ id, name, address, password, firm: at });
    await desk.signIn();
    return desk;
  }

  async signIn() {
    await this.page('/admin/sign-in');
    const second = await this.post('/admin/sign-in', { email: this.address, password: this.password });
    const code = staffCode(this.address);
    await this.page(second.replace('/set-up', '/code'));
    await this.post('/admin/sign-in/code', { code });
    await this.page('/admin');
  }

  async ask(path, { method, body } = {}) {
    const headers = { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    if (body !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
    const answer = await ask(this.firm.url + path, { method, headers, body });
    for (const cookie of answer.cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      this.cookies.set(name, value);
    }
    return answer;
  }

  /** The text of a page; its forms' csrf is kept for what is posted next. */
  async page(path) {
    const { status, text } = await this.ask(path);
    if (status !== 200) throw new Error(`${path} answers ${status}:\n${text}`);
    this.csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? this.csrf;
    return text;
  }

  /** Posts a form and returns where it leads to; throws where it is refused. */
  async post(path, fields) {
    const answer = await this.ask(path, { method: 'POST', body: `${encoded({ csrf: this.csrf, ...fields })}` });
    if (answer.status !== 303) throw new Error(`${path} answers ${answer.status}:\n${answer.text}`);
    return answer.location;
  }

  /** The same for a form that makes something: its number, the last one in the address. */
  async make(path, fields) {
    return Number(/\/(\d+)(\?|$)/.exec(await this.post(path, fields))[1]);
  }

  /** Presses Send on the checklist's page at `path`, and when it was sent before, Resend. */
  async send(path, fields = {}) {
    const version = /name="version" value="(\d+)"/.exec(await this.page(path))[1];
    return this.post(`${path}/send`, { version, ...fields });
  }
}
