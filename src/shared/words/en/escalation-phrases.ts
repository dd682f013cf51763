import { spoken } from '../language/spoken.ts';

const english = {
  everything: {
    title: 'It may do everything',
    why: 'Whoever has it can make accounts, tokens and certificates of any kind, and keep those.',
  },
  'token-request': {
    title: 'Mint tokens for service accounts',
    why: 'A new token can be asked to live for a hundred years, for every account that is within reach.',
  },
  'secrets-create': {
    title: 'Make a Secret and read it',
    why: 'In a Secret of type kubernetes.io/service-account-token the cluster puts a token that never expires, for any account of that namespace.',
  },
  'secrets-read': {
    title: 'Read Secrets',
    why: 'Tokens that never expire lie in Secrets in plain text, and so do passwords of what runs there.',
  },
  bindings: {
    title: 'Give its rights to others',
    why: 'A role binding hands what it may do itself to an account or a user of the thief’s own choosing, and stays.',
  },
  bind: {
    title: 'Bind roles beyond its own rights',
    why: 'With “bind” a role binding may name a role that it does not have itself, up to cluster-admin.',
  },
  escalate: {
    title: 'Widen roles',
    why: 'With “escalate” it can write any right into a role that it has already.',
  },
  impersonate: {
    title: 'Act as somebody else',
    why: 'With “impersonate” it may do whatever that user, group or account may do, and make something lasting with it.',
  },
  pods: {
    title: 'Run pods',
    why: 'A pod can run as any service account of the namespace and read its token, or mount the disk of the node, where the keys of the cluster lie.',
  },
  exec: {
    title: 'Run commands in pods',
    why: 'The token of a pod’s account lies in the pod, for every pod that is within reach.',
  },
  'node-proxy': {
    title: 'Talk to the nodes’ kubelets',
    why: 'Through nodes/proxy it can run commands in every pod of a node, past the audit log.',
  },
  certificates: {
    title: 'Have client certificates signed',
    why: 'A certificate for any user name cannot be revoked before it expires.',
  },
};

/** The ways to make stolen access last: what each is, and what a thief would do. */
export const escalationPhrases = spoken('escalation', english);
