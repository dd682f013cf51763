import type { Refuser } from '../../../shared/contract/errors/api-errors.ts';

/** Who refused a request, told from the words in which Kubernetes itself says it. */
export type KnownRefusal =
  | { readonly kind: 'denied'; readonly by: Refuser; readonly name: string }
  /** A webhook that should have been asked did not answer as one does. */
  | { readonly kind: 'webhook-failed'; readonly name: string }
  /** Whoever asks lacks the right. */
  | { readonly kind: 'not-allowed' };

/** As Kubernetes' own rule for names of policies, quotas and webhooks has it. */
const name = '[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?';

/** What stands before the words of an admission plugin or of the authorizer: the object that was asked for. */
const object = '(?:[a-z0-9.-]+(?:/[a-z]+)? )?(?:"[^"]{0,253}" )?';

const formats: readonly (readonly [RegExp, (name: string) => KnownRefusal])[] = [
  [
    new RegExp(`^admission webhook "(${name})" denied the request(?::| without explanation)`),
    denied('webhook'),
  ],
  [new RegExp(`^Internal error occurred: failed calling webhook "(${name})": `), failed],
  [
    new RegExp(`^Internal error occurred: admission webhook "(${name})" attempted to modify the object, `),
    failed,
  ],
  [
    new RegExp(
      `^${object}is forbidden: (?:Validating|Mutating)AdmissionPolicy '(${name})' (?:with binding '${name}' )?denied request: `,
    ),
    denied('policy'),
  ],
  // One that could not be asked, of whichever kind.
  [new RegExp(`^policy '(${name})' with binding '${name}' denied request: `), denied('policy')],
  [new RegExp(`^policy "(${name})" denied request: `), denied('policy')],
  [new RegExp(`^${object}is forbidden: exceeded quota: (${name}), requested: `), denied('quota')],
  [new RegExp(`^${object}is forbidden: status unknown for quota: (${name}), resources: `), denied('quota')],
  [new RegExp(`^${object}is forbidden: failed quota: (${name}): must specify `), denied('quota')],
  [
    new RegExp(`^${object}is forbidden: insufficient quota to (?:consume|match these scopes): `),
    denied('quota'),
  ],
  [new RegExp(`^${object}is forbidden: violates PodSecurity "[a-z]+:[a-z0-9.]+": `), denied('pod-security')],
  [
    new RegExp(`^${object}is forbidden: \\[?(?:maximum|minimum) \\S+ usage per [A-Z][A-Za-z]+ is `),
    denied('limit-range'),
  ],
  [
    new RegExp(
      `^${object}is forbidden: unable to create new content in namespace (${name}) because it is being terminated`,
    ),
    denied('namespace-ending'),
  ],
  [
    new RegExp(`^(?:${object}is )?forbidden: User "[^"]{1,1000}" cannot [a-z*]+ (?:resource|path) "`),
    notAllowed,
  ],
  [
    new RegExp(
      `^${object}is forbidden: user "[^"]{1,1000}" \\(groups=.{0,2000}\\) is attempting to grant RBAC permissions not currently held:`,
      's',
    ),
    notAllowed,
  ],
];

/**
 * Tells who refused. Kubernetes names the plugin, policy or webhook in the message alone, so that its own formats are read
 * here, and only here; they label who it was and decide nothing else. Null for words that are none of these.
 */
export function whoRefused(message: string): KnownRefusal | null {
  for (const [format, tell] of formats) {
    const found = format.exec(message);
    if (found !== null) return tell(found[1] ?? '');
  }
  return null;
}

function denied(by: Refuser): (name: string) => KnownRefusal {
  return (found) => ({ kind: 'denied', by, name: found });
}

function failed(found: string): KnownRefusal {
  return { kind: 'webhook-failed', name: found };
}

function notAllowed(): KnownRefusal {
  return { kind: 'not-allowed' };
}
