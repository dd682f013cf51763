import { describe, expect, it } from 'vitest';
import type { SafetyFinding } from '../../src/shared/safety-state.ts';
import { describeFinding } from '../../src/shared/safety-words.ts';

const dashboard = 'kube-system/microk8s-dashboard-token';
const addOn = `MicroK8s’ dashboard add-on made ${dashboard}, and disabling the add-on does not delete it.`;

describe('the words of a finding', () => {
  it.each<[SafetyFinding, string, string]>([
    [
      { kind: 'legacy-tokens', total: 1, named: ['default/ci'], areAdmin: false },
      'A legacy token never expires: default/ci.',
      'Whoever has read this Secret can use its token until the Secret is deleted.',
    ],
    [
      { kind: 'legacy-tokens', total: 1, named: [dashboard], areAdmin: true },
      `A legacy token never expires: ${dashboard}.`,
      `Whoever has read this Secret can use its token until the Secret is deleted. While RBAC is off, it is cluster admin. ${addOn}`,
    ],
    [
      { kind: 'legacy-tokens', total: 7, named: [dashboard, 'default/ci'], areAdmin: true },
      '7 legacy tokens never expire.',
      `Whoever has read one of these Secrets can use its token until the Secret is deleted: ${dashboard}, default/ci and 5 more. While RBAC is off, each of them is cluster admin. ${addOn}`,
    ],
    [
      { kind: 'join-tokens', total: 1, reusable: 0 },
      'A join token never expires.',
      'Whoever has it can join a machine to this cluster, which then holds its keys. It works once, at any time.',
    ],
    [
      { kind: 'join-tokens', total: 2, reusable: 2 },
      '2 join tokens never expire.',
      'Whoever has one can join a machine to this cluster, which then holds its keys. Each works for any number of machines.',
    ],
    [
      { kind: 'join-tokens', total: 3, reusable: 1 },
      '3 join tokens never expire.',
      'Whoever has one can join a machine to this cluster, which then holds its keys. 1 of them works for any number of machines.',
    ],
  ])('say what and why: %o', (finding, what, why) => {
    expect(describeFinding(finding, '/snap')).toMatchObject({ what, why });
  });

  it('show what a name hides', () => {
    const finding = {
      kind: 'legacy-tokens',
      total: 1,
      named: ['default/a\u202eb'],
      areAdmin: false,
    } as const;
    expect(describeFinding({ ...finding, named: [...finding.named] }, '/snap').what).toBe(
      'A legacy token never expires: default/a\\u{202e}b.',
    );
  });
});
