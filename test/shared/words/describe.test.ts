import { afterEach, describe as group, expect, it } from 'vitest';
import { german } from '../../../src/shared/words/de/german.ts';
import { describe } from '../../../src/shared/words/describe.ts';
import { appErrorSchema, type AppError } from '../../../src/shared/contract/errors/errors.ts';
import { speak } from '../../../src/shared/words/language/spoken.ts';
import { nothingKnown } from '../../../src/shared/words/known/known.ts';
import { visibleText } from '../../../src/shared/words/text/visible-text.ts';
import { everyError } from '../every-error.ts';

group('describe', () => {
  afterEach(() => speak(null));

  const errors = everyError('a\u202eb');

  it('knows every code', () => {
    expect(new Set(errors.map(({ code }) => code)).size).toBe(appErrorSchema.options.length);
  });

  it.each(errors.map((error) => [error]))('has a sentence and a way out for %j', (error) => {
    const { message, remedy } = describe(error, nothingKnown);
    for (const text of [message, remedy]) {
      expect(text).toMatch(/^[A-Z“/a].*[.!?]$/s);
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  it('puts no text from outside into a command, except where an error brings a whole one', () => {
    const open = errors.filter((error) => describe(error, nothingKnown).command?.includes('202e') === true);
    expect(open.map(({ code }) => code).sort()).toEqual([
      'engine-not-started',
      'rotation-needs-root',
      'rotation-stuck',
      'rotation-unfinished',
    ]);
    expect(open.every((error) => 'command' in error)).toBe(true);
  });

  it('shows text from outside without what would reorder or hide it', () => {
    const words = errors.map((error) => Object.values(describe(error, nothingKnown)).join());
    expect(words.filter((text) => text.includes('\u202e'))).toEqual([]);
  });

  it.each([
    ['serviceaccounts', 'robot', 'The cluster has no ServiceAccount "robot" (404).'],
    ['namespaces', 'lab', 'The cluster has no Namespace "lab" (404).'],
    ['widgets', 'w', 'The cluster has no widgets "w" (404).'],
    ['', '', 'The cluster does not have what was asked for (404).'],
  ])('calls what is missing by its kind: %s', (kind, name, message) => {
    const described = describe({ code: 'api-not-found', kind, name }, nothingKnown);
    expect(described.message).toBe(message);
    expect(described.action).toBe('retry');
  });

  it.each([null, german] as const)('offers no choice for what is named by nobody, %#', (language) => {
    speak(language === null ? null : { ...language });
    const action = { does: 'create', object: 'ServiceAccount' } as const;
    const errors: AppError[] = [
      { code: 'api-denied', status: 403, action, by: 'namespace-ending', name: 'lab' },
      { code: 'api-not-found', kind: 'namespaces', name: 'lab' },
    ];
    for (const error of errors)
      expect(describe(error, nothingKnown).remedy).not.toMatch(/\b(choose|other|wählen|ander)/i);
  });

  it('calls what was changed meanwhile by its kind', () => {
    expect(describe({ code: 'api-conflict', kind: 'secrets', name: 's' }, nothingKnown).message).toContain(
      'Secret "s"',
    );
  });

  it('gives the exact line for a missing group', () => {
    const described = describe({ code: 'no-permission', file: '/f', group: 'snap_microk8s' }, nothingKnown);
    expect(described.command).toBe('sudo usermod -a -G snap_microk8s $USER');
    expect(`${described.message} ${described.remedy}`).toMatch(/log ?in|log out/i);
  });
});

it('shows control, bidi and zero-width characters as escapes', () => {
  expect(visibleText('a\u0000b\u202ec\u200bd\u2028')).toBe('a\\u{0}b\\u{202e}c\\u{200b}d\\u{2028}');
  expect(visibleText('tökén – 日本')).toBe('tökén – 日本');
});

group('a certificate that is refused for its dates', () => {
  const error = {
    code: 'api-certificate-dates',
    server: 'https://127.0.0.1:16443',
    at: 1,
    seenAt: 2,
  } as const;
  it.each([
    ['server', 'expired', 'sudo microk8s refresh-certs -e server.crt'],
    ['ca', 'expired', 'sudo microk8s refresh-certs -e ca.crt'],
    ['elsewhere', 'expired', undefined],
    ['between', 'expired', undefined],
    ['server', 'not-yet', 'timedatectl'],
    ['ca', 'not-yet', 'timedatectl'],
    ['elsewhere', 'not-yet', 'timedatectl'],
    ['between', 'not-yet', 'timedatectl'],
  ] as const)('is renewed by its own command, and never for a clock: %s %s', (which, problem, command) => {
    expect(describe({ ...error, which, problem }, nothingKnown).command).toBe(command);
  });
});
