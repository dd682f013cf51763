import { spoken } from '../language/spoken.ts';

const english = {
  /** What a new token does not change, on screens and in terminals. */
  limits:
    'Whoever copied ca.key or serviceaccount.key can go on signing credentials of their own: only new keys end that.',
  /** The rows that a rotation leaves as mighty as they were. */
  masters: (rows: string) =>
    `The token file has other rows of the group system:masters, whose tokens stay as they are and open everything: ${rows}.`,
  masterRow: (user: string, line: number) => `${user} (line ${line})`,
};

/** The rotation of the admin token. */
export const rotationPhrases = spoken('rotation', english);
