import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LifetimeRing } from '../../src/renderer/components/lifetime-ring.tsx';

const minute = 60_000;

describe('the ring of a token', () => {
  it.each([
    [0, 'fine', '1 h left'],
    [0.4, 'fine', '1 h left'],
    [0.6, 'fine', '59 min left'],
    [50, 'soon', '10 min left'],
    [60, 'expired', 'Expired'],
    [90, 'expired', 'Expired'],
  ])('for an hour shows after %f min how it stands: %s', (passed, state, words) => {
    const ring = renderToStaticMarkup(
      createElement(LifetimeRing, {
        issuedAt: 0,
        expiresAt: 60 * minute,
        now: passed * minute,
        tokenShare: 0.2,
      }),
    );
    expect(ring).toContain(`class="ring ring-${state}"`);
    expect(ring).toContain(`aria-label="${words}"`);
    expect(ring.replace(/<[^>]+>/g, '')).toBe(words.replace(' left', 'left'));
  });
});
