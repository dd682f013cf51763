import type { Unfound } from '../../../../../shared/contract/errors/inspect-errors.ts';

/** What a text without a token is; a person reads it there, and nothing of the text goes with it. */
const kinds: readonly (readonly [Unfound, RegExp])[] = [
  ['redacted', /\b(?:REDACTED|DATA\+OMITTED)\b|\btoken: +\d+ bytes\b|[*•]{4}/],
  ['kubeconfig-program', /^[ \t]*["']?(?:exec|auth-provider)["']?\s*:/m],
  ['kubeconfig-certificate', /\bclient-(?:certificate|key)(?:-data)?["']?\s*:/],
  [
    'private-key',
    /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bLS0tLS1CRUdJTiB[A-Za-z0-9+/]{0,16}(?:UFJJVkFURSBLRV|QUklWQVRFIEtFW|FBSSVZBVEUgS0VZ)/,
  ],
  ['certificate', /-----BEGIN [A-Z ]+-----|\bLS0tLS1CRUdJTi/],
  ['kubeconfig', /^[ \t]*["']?(?:current-context|clusters)["']?\s*:/m],
  ['command', /\$\(|\$\{?\w*TOKEN|\bkubectl\s|\bmicrok8s\s/i],
  ['password', /\bpassword["']?\s*[:=]|\bBasic\s+[A-Za-z0-9+/=]{8}/i],
];

/** As what a text was recognised in which there is no token. */
export function recogniseKind(text: string): Unfound {
  return kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? 'nothing';
}
