import { expect, it } from 'vitest';
import { contract } from '../../../src/shared/contract/contract.ts';

it.each([{ snapData: '/tmp/somebody-elses' }, { snapData: null }, { loginAsked: true }, { theme: 'dark' }])(
  'takes no setting from the page that has a way of its own: %o',
  (change) => {
    const { input } = contract.requests['settings:change'];
    expect(input.safeParse({ clipboardSeconds: 10 }).success).toBe(true);
    expect(input.safeParse({ clipboardSeconds: 10, ...change }).success).toBe(false);
  },
);
