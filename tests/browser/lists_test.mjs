// Staff tick work in the list, are told what will happen, do it, and take it back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { button, kDevices, open, sentWork, signIn, staffDesk, useBrowser, words } from './support.mjs';
import { inspect } from './inspect.mjs';

useBrowser();

const listOf = (made) => `/admin/work?q=${encodeURIComponent(made.title)}`;

for (const [where, width, javaScriptEnabled] of [['at a desk', 1280, true], ['on a phone', 390, true],
  ['without JavaScript', 390, false]]) {
  test(`${where}: work is ticked, set to another status, and taken back`, async (t) => {
    const made = await sentWork({ title: `Bulk ${width}${javaScriptEnabled ? '' : ' plainly'}` });
    const page = await open(t, { ...kDevices.laptop, viewport: { width, height: 900 } }, { javaScriptEnabled });
    await page.goto(listOf(made));
    await signIn(page, await staffDesk());
    await page.goto(listOf(made));
    if (javaScriptEnabled) {
      assert.deepEqual(await inspect(page, 'work list', listOf(made)), []);
      await page.setViewportSize({ width, height: 900 });
    }
    await page.getByRole('link', { name: 'Tick all on this page' }).click();
    const box = page.getByRole('checkbox', { name: new RegExp(`Choose ${made.title}`) });
    assert.ok(await box.isChecked());
    if (javaScriptEnabled) assert.match(await words(page), /1 ticked:/);
    await page.locator('#bulk-status').selectOption('ready');
    await button(page, 'Set status').click();
    assert.match(await words(page), /Set 1 work item to “Ready to start”\?/);
    if (javaScriptEnabled) assert.deepEqual(await inspect(page, 'what will happen'), []);
    await button(page, 'Set the status of 1 work item').click();
    assert.match(await words(page), /1 work item is set to “Ready to start”/);
    if (javaScriptEnabled) assert.deepEqual(await inspect(page, 'what happened'), []);
    await button(page, 'Undo').click();
    assert.match(await words(page), /1 work item is as before/);
    await page.getByRole('link', { name: 'Back to the list' }).click();
    assert.match(await page.locator('tbody').innerText(), /Waiting/);
  });
}
