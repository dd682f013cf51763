import { expect, it } from 'vitest';
import { SignInQuestion } from '../../../../src/main/core/cluster/dashboard/sign-in-question.ts';
import { Lifetime } from '../../../../src/main/core/cluster/scope/lifetime.ts';
import { noFacts } from '../../../../src/main/core/cluster/scope/facts.ts';
import type { Rules } from '../../../../src/main/core/ports/cluster-api.ts';
import type { NativeQuestion } from '../../../../src/main/core/ports/desktop.ts';
import type { AppError } from '../../../../src/shared/contract/errors/errors.ts';
import { fail, ok, type Result } from '../../../../src/shared/contract/values/result.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';
import { openCluster } from '../../open-cluster.ts';

const timeout = fail<AppError>({ code: 'api-timeout', server: 'https://127.0.0.1:16443', seconds: 10 });
const dashboard = {
  kind: 'headlamp',
  namespace: 'headlamp',
  service: 'headlamp',
  port: 443,
  isTls: true,
} as const;
const account = { namespace: 'headlamp', name: 'admin' };
const everything = ok<Rules>({
  resources: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], resourceNames: [] }],
  paths: [],
  incomplete: false,
});

/** What a person is asked where this is what the account may do; `other` where a read-only account can stand for it. */
async function asked(rules: Result<Rules, AppError>, other: 'other' | 'no other'): Promise<NativeQuestion> {
  const questions: NativeQuestion[] = [];
  const note = (question: NativeQuestion) => void questions.push(question);
  const question = new SignInQuestion({
    cluster: {
      api: {
        rights: { rules: () => Promise.resolve(rules) },
        objects: {
          read: () => Promise.resolve(other === 'other' ? ok(null) : timeout),
          create: () => Promise.resolve(timeout),
          delete: () => Promise.resolve(timeout),
        },
      },
      lifetime: new Lifetime(),
      state: { facts: noFacts, cluster: openCluster() },
    },
    asker: {
      ask: (question) => Promise.resolve((note(question), ok(null))),
      choose: (question) => Promise.resolve((note(question), ok('agree'))),
    },
    activity: { note: () => undefined },
    clock: new FakeClock(0),
  });
  expect(await question.ask(dashboard, account)).toMatchObject({ ok: true, value: { account } });
  return questions[0]!;
}

it.each(['other', 'no other'] as const)('says what was seen of the account, with %s', async (other) => {
  const { message, detail } = await asked(everything, other);
  expect(message).toContain('with full control');
  expect(detail).toContain('headlamp/admin, which may do everything');
});

it.each(['other', 'no other'] as const)('tells a look that failed as no fact, with %s', async (other) => {
  const { message, detail } = await asked(timeout, other);
  expect(message).toContain('with what may be full control');
  expect(detail).toContain('could not see what this account may do');
  expect(detail).not.toContain('which may do everything');
});
