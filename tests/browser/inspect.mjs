// What every page has to be, whoever sees it: nothing for axe to find, narrow enough for a phone, light.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Dark differs from light in its colours alone.
const kRules = {
  light: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  dark: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
};
export const kHeaviest = 100_000;  // bytes of a page with all that it loads, as they go over the wire
const kLooks = [['light', 390], ['dark', 1280]];

/** One pass over a page in all its looks. `page` shows it already, or `path` is where it is. */
export async function inspect(page, name, path) {
  if (path) await page.goto(path, { waitUntil: 'load' });
  const faults = [];
  // Not by a <script> in the page: its content security policy forbids that, as it should.
  await page.evaluate(axe);
  for (const [scheme, width] of kLooks) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    const found = await page.evaluate((rules) => window.axe.run(document, { ...rules, resultTypes: ['violations'] }), kRules[scheme]);
    for (const { id, help, nodes } of found.violations) {
      faults.push(`${name}, ${scheme} ${width}: ${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    }
  }
  await page.setViewportSize({ width: 320, height: 800 });
  const tooWide = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return '';
    const widest = [...document.querySelectorAll('main *')].find((e) => e.getBoundingClientRect().right > innerWidth + 1);
    return `${document.documentElement.scrollWidth} px, as by ${widest?.outerHTML.slice(0, 160)}`;
  });
  if (tooWide) faults.push(`${name}: wider than 320 px: ${tooWide}`);
  const parts = await page.evaluate(() => ({
    sheets: [...document.querySelectorAll('link[rel=stylesheet]')].map((link) => new URL(link.href).pathname),
    scripts: [...document.querySelectorAll('script')].map((script) => script.getAttribute('src')),
    // A colour that is being typed is shown by the script, through the style object.
    inline: document.querySelectorAll('style, [style]:not(.sample), [onclick], script:not([src])').length,
  }));
  const [sheet, brand, ...more] = parts.sheets;
  if (!/^\/assets\/app\.[\w-]+\.css$/.test(sheet) || brand !== '/brand.css' || more.length) {
    faults.push(`${name}: style sheets ${parts.sheets}`);
  }
  if (parts.scripts.length !== 1) faults.push(`${name}: scripts ${parts.scripts}`);
  if (parts.inline) faults.push(`${name}: ${parts.inline} inline styles or scripts`);
  return faults;
}

/** What the page and all it loads weigh in a browser that has nothing of it yet. */
export async function weigh(page, path) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  let bytes = 0;
  session.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
  await page.goto(path, { waitUntil: 'networkidle' });
  await session.detach();
  return bytes;
}
