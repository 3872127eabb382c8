// The client's login in a browser: made by mail, used with a keyboard and without JavaScript, taken back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ask, choose, kPassword, logIn, withLogin } from './logins.mjs';
import {
  aloneAtTheLimits, button, claim, heading, kDevices, mailsTo, nextLink, nextMail, open, seen, sentWork, sql,
  sqlValue, useBrowser, words,
} from './support.mjs';

const kNewPassword = 'seven yellow kettles sing';

useBrowser();

describe('a client’s login', () => {
  test('is made from the left-hand side of a magic link’s page, and shows what was sent on any device', async (t) => {
    const made = await sentWork();
    const phone = await open(t, kDevices.phone);
    await claim(phone, await nextLink(made.contact.address));
    await phone.getByRole('navigation').getByRole('link', { name: 'Log in' }).click();
    assert.match(await words(phone), /This browser is open for Maria Keller already/);
    await phone.getByRole('link', { name: 'make one' }).click();
    await phone.waitForURL(/\/login\/new$/);
    const mail = await ask(phone, '/login/new', made.contact.address.toUpperCase());
    assert.match(mail.subject, /^Make your login at /);
    await choose(phone, mail, 'Make my login', kPassword);
    await seen(phone.getByText('You have a login now'));

    const laptop = await open(t, kDevices.laptop);
    await laptop.goto(made.path);
    assert.equal(sql`SELECT 1 FROM bindings WHERE work_item_id = ${made.id} AND ended_at IS NULL`.length, 1);
    await laptop.goto('/login');
    await logIn(laptop, made.contact.address, kPassword);
    await laptop.goto(made.path);
    assert.equal(await heading(laptop), made.title);
    await laptop.getByRole('navigation').getByRole('link', { name: 'Account' }).click();
    assert.match(await words(laptop), /Chrome on a Linux computer Logged in, since today.*Safari on iPhone Logged in/);
    assert.equal(await laptop.getByRole('navigation').getByRole('link', { name: 'Log in' }).count(), 0);
  });

  test('is told nothing of where the address is nobody’s', async (t) => {
    const page = await open(t);
    const address = `nobody-${Date.now()}@example.com`;
    await aloneAtTheLimits(async () => {
      await page.goto('/login/new');
      await page.getByLabel('E-mail address').fill(address);
      await button(page, 'Mail me a link').click();
      await page.waitForURL(/\/login\/new\/sent$/);
    });
    assert.equal(await heading(page), 'Look in your inbox');
    await assert.rejects(() => nextMail(address, '/confirm/'), /waited/);
    assert.equal(mailsTo(address).length, 0);
    assert.equal(sqlValue`SELECT state FROM outbox WHERE to_address = ${address}`, 'cancelled');
  });

  test('keeps what was typed when it refuses, and says why', async (t) => {
    const page = await open(t);
    const made = await withLogin(await open(t, kDevices.phone));
    await page.goto('/account/password');
    assert.equal(await heading(page), 'Log in');
    await logIn(page, made.address, 'not this one');
    await seen(page.getByRole('alert'));
    assert.match(await page.getByRole('alert').innerText(), /do not belong together/);
    assert.equal(await page.getByLabel('E-mail address').inputValue(), made.address);
    await logIn(page, made.address, kPassword);
    await page.waitForURL(/\/account\/password$/);
    for (const [wanted, why] of [['mailcreated5240', /most used passwords/], ['short', /at least 15/]]) {
      await page.getByLabel('Your password now').fill(kPassword);
      await page.getByLabel('New password', { exact: true }).fill(wanted);
      await page.getByLabel('The new password again').fill(wanted);
      await button(page, 'Change password').click();
      assert.match(await page.getByRole('alert').innerText(), why);
    }
  });

  test('is taken back by mail from whoever learned the password', async (t) => {
    const thief = await open(t, kDevices.office);
    const made = await withLogin(thief);
    const owner = await open(t, kDevices.phone);
    const mail = await ask(owner, '/login/forgot', made.address);
    await choose(owner, mail, 'Save and log in', kNewPassword);
    await seen(owner.getByText('Your new password is saved'));
    await thief.goto('/account');
    assert.equal(await heading(thief), 'Log in');
    await nextMail(made.address, '/login/forgot');
    await owner.goto(mail.url);
    assert.equal(await heading(owner), 'This link was used already');
  });

  test('works without JavaScript', async (t) => {
    const page = await open(t, kDevices.laptop, { javaScriptEnabled: false });
    const made = await withLogin(page);
    await page.goto(made.path);
    assert.equal(await heading(page), made.title);
    await page.goto('/account');
    await button(page, 'Sign out everywhere').click();
    assert.match(await words(page), /You are signed out everywhere/);
    await page.goto(made.path);
    assert.notEqual(await heading(page), made.title);
  });
});
