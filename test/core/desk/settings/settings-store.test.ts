import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openKeyfob } from '../../../fakes/open-keyfob.ts';

it('keeps all of several changes that are made at once', async () => {
  const open = await openKeyfob('/no/snap/data');
  try {
    const results = await Promise.all([
      open.handlers['settings:change']({ clipboardSeconds: 7 }),
      open.handlers['settings:choose-look']({ theme: 'dark' }),
      open.handlers['settings:change']({ alertTokens: false }),
    ]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    const wanted = { clipboardSeconds: 7, theme: 'dark', alertTokens: false };
    expect(open.keyfob.store.snapshot.settings).toMatchObject(wanted);
    expect(JSON.parse(readFileSync(join(open.folder, 'settings.json'), 'utf8'))).toMatchObject({
      settings: wanted,
    });
  } finally {
    await open.close();
  }
});
