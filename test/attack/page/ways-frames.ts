import type { Way } from './way.ts';

const frame = (what: string, script: string): Way => ({
  what,
  script: () => script,
  leaves: true,
});

/** What puts another document into the page. */
export const frameWays: readonly Way[] = [
  frame('<iframe> without an address', `add('iframe');`),
  frame('<iframe src=about:blank>', `add('iframe', { src: 'about:blank' });`),
  frame('<iframe srcdoc>', `add('iframe', { srcdoc: '<p>x' });`),
  frame(
    '<iframe> of a blob: address',
    `add('iframe', { src: URL.createObjectURL(new Blob(['<p>x'], { type: 'text/html' })) });`,
  ),
  frame('<iframe> of a data: address', `add('iframe', { src: 'data:text/html,<p>x' });`),
  frame('<iframe src=javascript:>', `add('iframe', { src: 'javascript:"x"' });`),
  frame('<iframe> of the page itself', `add('iframe', { src: 'app://keyfob/index.html' });`),
  frame('<iframe sandbox>', `add('iframe', { sandbox: 'allow-scripts' });`),
  frame('<iframe credentialless>', `add('iframe', { credentialless: '', src: 'about:blank' });`),
  frame('<iframe> of the network', `add('iframe', { src: 'http://out.test/' });`),
  frame(
    '<iframe> in a shadow tree',
    `const inner = document.createElement('iframe'); add('div').attachShadow({ mode: 'closed' }).append(inner); return inner.contentWindow ? 'frame' : '';`,
  ),
  frame('<iframe> in text', `document.body.insertAdjacentHTML('beforeend', '<iframe></iframe>');`),
  frame(
    '<iframe> for one tick',
    `const inner = add('iframe'); const made = inner.contentWindow ? 'frame' : ''; inner.remove(); return made;`,
  ),
  frame('<object data=about:blank>', `add('object', { data: 'about:blank' });`),
  frame('<object> of a text', `add('object', { type: 'text/html', data: 'about:blank' });`),
  frame('<embed>', `add('embed', { src: 'about:blank', type: 'text/html' });`),
  frame(
    '<frameset>',
    `const set = document.createElement('frameset'); set.append(document.createElement('frame')); document.documentElement.append(set);`,
  ),
  frame('<frame>', `add('frame', { src: 'about:blank' });`),
  frame(
    '<fencedframe>',
    `add('fencedframe').config = globalThis.FencedFrameConfig && new FencedFrameConfig('https://out.test/');`,
  ),
  frame('<portal>', `add('portal', { src: 'app://keyfob/index.html' });`),
  frame('<webview>', `add('webview', { src: 'about:blank' });`),
];
