import { expect, it } from 'vitest';
import { contract } from '../../src/shared/contract.ts';

it.each([{ snapData: '/tmp/somebody-elses' }, { snapData: null }, { loginAsked: true }])(
  'takes no setting from the page that has a way of its own: %o',
  (change) => {
    const { input } = contract.requests['settings:change'];
    expect(input.safeParse({ theme: 'dark' }).success).toBe(true);
    expect(input.safeParse({ theme: 'dark', ...change }).success).toBe(false);
  },
);
