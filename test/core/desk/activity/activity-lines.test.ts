import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatActivity, parseActivity } from '../../../../src/main/core/desk/activity/activity-lines.ts';
import {
  activityEntrySchema,
  activityEventSchema,
} from '../../../../src/shared/contract/state/activity-state.ts';

const text = (maxLength: number) =>
  fc.option(fc.string({ maxLength, unit: 'grapheme' }).filter((t) => t.length <= maxLength));
const entries = fc.array(
  fc.record({
    at: fc.integer(),
    event: fc.constantFrom(...activityEventSchema.options),
    cluster: text(40),
    subject: text(40),
    jti: text(40),
  }),
);

it('reads what it wrote, newest first', () => {
  fc.assert(
    fc.property(entries, (written) => {
      const lines = written.map((entry) => `${formatActivity(entry)}\n`).join('');
      expect(parseActivity(lines)).toEqual([...written].reverse());
    }),
  );
});

it('reads what it wrote of an entry with texts of any length, as far as they fit', () => {
  const entry = {
    at: 1,
    event: 'token-minted',
    cluster: 'c'.repeat(301),
    subject: 's'.repeat(600),
    jti: 'j'.repeat(700_000),
  } as const;
  const line = formatActivity(entry);
  const [read, ...others] = parseActivity(`${line}\n`);
  expect(others).toEqual([]);
  expect(read).toEqual({ ...entry, cluster: `${'c'.repeat(299)}…`, jti: `${'j'.repeat(99)}…` });
  expect(formatActivity(read!)).toBe(line);
});

it('loses no more than the last line when it is cut anywhere', () => {
  fc.assert(
    fc.property(entries, fc.nat(), (written, cut) => {
      const lines = written.map((entry) => `${formatActivity(entry)}\n`).join('');
      const read = parseActivity(lines.slice(0, lines.length === 0 ? 0 : cut % lines.length));
      expect([...written].reverse()).toEqual(expect.arrayContaining(read));
    }),
  );
});

it('gives only entries of any text', () => {
  fc.assert(
    fc.property(fc.string(), (anything) => {
      for (const entry of parseActivity(anything)) expect(activityEntrySchema.parse(entry)).toEqual(entry);
    }),
  );
});
