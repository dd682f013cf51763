const kilobyte = 1024;

/** The most bytes that Keyfob reads of each kind of file; a larger one is none of that kind. */
export const fileLimits = {
  args: 256 * kilobyte,
  kubeconfig: 1024 * kilobyte,
  tokenFile: 512 * kilobyte,
  certificates: 256 * kilobyte,
  key: 64 * kilobyte,
  agentTokens: 256 * kilobyte,
  /** What may hold a copy of the admin credential. */
  copy: 1024 * kilobyte,
  /** Of a shell. */
  startFile: 256 * kilobyte,
  snapFacts: 1024 * kilobyte,
} as const;
