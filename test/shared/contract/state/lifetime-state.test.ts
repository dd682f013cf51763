import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertMoments } from '../../../../src/main/core/desk/alerts/alert-moments.ts';
import { lifetimeState, soonFrom } from '../../../../src/shared/contract/state/lifetime-state.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const end = 20_000 * day;

describe('the end of a credential', () => {
  it.each([
    ['token', 10 * minute, 2 * minute],
    ['token', 24 * minute, 4.8 * minute],
    ['token', 25 * minute, 5 * minute],
    ['token', 60 * minute, 12 * minute],
    ['token', null, 5 * minute],
    ['certificate', 365 * day, 30 * day],
    ['certificate', null, 30 * day],
    ['admin-certificate', 3650 * day, 30 * day],
  ] as const)('of a %s that lives %d ms is near with %d ms left', (kind, lifetime, left) => {
    const notBefore = lifetime === null ? null : end - lifetime;
    const state = (now: number) => lifetimeState(kind, notBefore, end, now, 0.2);
    expect([state(end - left - 1), state(end - left), state(end - 1), state(end)]).toEqual([
      'fine',
      'soon',
      'soon',
      'expired',
    ]);
  });

  it('is near from the moment on at which it is first warned of', () => {
    const lifetimes = fc.option(fc.integer({ min: -day, max: 4000 * day }));
    const shares = fc.constantFrom(0.1, 0.2, 0.5);
    fc.assert(
      fc.property(fc.constantFrom('token', 'certificate'), lifetimes, shares, (kind, lifetime, share) => {
        const notBefore = lifetime === null ? null : end - lifetime;
        const watched = {
          id: '',
          kind,
          name: '',
          notBefore,
          expiresAt: end,
          renewsItself: false,
          forDashboards: false,
        };
        expect(alertMoments(watched, share)[0]).toBe(soonFrom(kind, notBefore, end, share));
      }),
    );
  });

  it.each([
    ['certificate', 0, 'not-yet'],
    ['admin-certificate', 0, 'not-yet'],
    ['certificate', 10 * day, 'soon'],
    ['certificate', 20 * day, 'expired'],
    // The API server made it by a clock of its own, and accepts it.
    ['token', 0, 'fine'],
  ] as const)('is not near while a %s is not valid yet: after %d ms it is %s', (kind, now, state) => {
    expect(lifetimeState(kind, 5 * day, 20 * day, now, 0.2)).toBe(state);
  });

  it('never comes for what has none', () => {
    expect(lifetimeState('static-token', 0, null, end, 0.2)).toBe('never');
  });
});
