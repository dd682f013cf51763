import { spoken } from '../language/spoken.ts';

const admin = 'Give the administrator a new token.';

const english = {
  old: {
    what: (total: number, users: string) =>
      total === 1
        ? `The static token of ${users} is more than a year old.`
        : `${total} static tokens are more than a year old: those of ${users}.`,
    why: (total: number, file: string, since: string) =>
      `${total === 1 ? 'It has' : 'Each has'} been in ${file} since ${since} at least, and never expires: every copy that was ever made still opens the cluster.`,
    /** What to do, by whose they are: the administrator’s alone, those of others, or both. */
    remedy: {
      admin,
      others: (count: number) =>
        `Put a new token into ${count === 1 ? 'the row' : 'each row'} and into whatever signs in with it; it counts from the next start of the API server.`,
      both: (others: number) =>
        `${admin} For the others: put a new token into ${others === 1 ? 'the row' : 'each row'} and into whatever signs in with it; it counts from the next start of the API server.`,
    },
  },
};

/** The rows of the token file. */
export const staticTokenPhrases = spoken('staticToken', english);
