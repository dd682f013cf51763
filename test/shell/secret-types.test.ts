import { expect, it } from 'vitest';
import { secretTypes } from '../../src/main/shell/secret-types.ts';

it('marks the text as a secret by the type that clipboard managers know', () => {
  expect(secretTypes('token')).toEqual({
    'text/plain': 'token',
    'electron application/osclipboard;format="x-kde-passwordManagerHint"': 'secret',
  });
});
