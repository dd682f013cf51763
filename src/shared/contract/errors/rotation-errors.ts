import * as z from 'zod';

const file = z.string();

/** The service that holds the API server: all of Kubernetes in one program, or the API server alone. */
export const restartedServiceSchema = z.enum(['microk8s.daemon-kubelite', 'microk8s.daemon-apiserver']);
export type RestartedService = z.infer<typeof restartedServiceSchema>;

/** Failures and refusals of a rotation of the static admin token. */
export const rotationErrors = [
  z.strictObject({ code: z.literal('rotation-busy'), pid: z.int().nullable() }),
  z.strictObject({ code: z.literal('rotation-unfinished'), command: z.string() }),
  z.strictObject({ code: z.literal('rotation-unproven') }),
  z.strictObject({ code: z.literal('rotation-needs-root'), folder: z.string(), command: z.string() }),
  z.strictObject({ code: z.literal('rotation-no-static-token') }),
  z.strictObject({ code: z.literal('rotation-no-admin-row'), file }),
  z.strictObject({ code: z.literal('rotation-admin-rows'), file, first: z.int(), second: z.int() }),
  z.strictObject({ code: z.literal('rotation-admin-not-master'), file, line: z.int() }),
  z.strictObject({ code: z.literal('rotation-duplicate-token'), file, line: z.int() }),
  z.strictObject({ code: z.literal('rotation-token-unusable'), problem: z.enum(['form', 'same', 'taken']) }),
  z.strictObject({ code: z.literal('rotation-old-token-form'), file }),
  z.strictObject({ code: z.literal('rotation-file-form'), file }),
  z.strictObject({
    code: z.literal('rotation-microk8s-busy'),
    reason: z.enum(['stopped', 'joining', 'snap-change', 'unknown']),
  }),
  z.strictObject({ code: z.literal('rotation-moved'), snapData: z.string() }),
  z.strictObject({ code: z.literal('rotation-file-changed'), file }),
  z.strictObject({
    code: z.literal('rotation-unsafe-path'),
    path: z.string(),
    problem: z.enum(['owner', 'writable', 'link', 'hard-link', 'outside']),
  }),
  z.strictObject({
    code: z.literal('rotation-write-failed'),
    file,
    reason: z.enum(['full', 'read-only', 'permission', 'io']),
  }),
  z.strictObject({ code: z.literal('rotation-no-restart') }),
  z.strictObject({ code: z.literal('rotation-restart-failed'), service: restartedServiceSchema }),
  z.strictObject({
    code: z.literal('rotation-server-elsewhere'),
    file,
    server: z.string(),
    problem: z.enum(['host', 'port']),
  }),
  z.strictObject({ code: z.literal('rotation-other-authority'), file, authority: z.string() }),
  /** Another user's process answers, or one that the kernel's table of sockets does not show (null). */
  z.strictObject({
    code: z.literal('rotation-server-not-own'),
    server: z.string(),
    uid: z.int().nullable(),
  }),
  z.strictObject({ code: z.literal('rotation-old-not-accepted'), server: z.string() }),
  z.strictObject({ code: z.literal('rotation-new-not-accepted'), server: z.string() }),
  z.strictObject({ code: z.literal('rotation-not-admin'), server: z.string() }),
  z.strictObject({ code: z.literal('rotation-old-still-accepted'), server: z.string() }),
  z.strictObject({ code: z.literal('rotation-journal-unreadable'), file }),
  z.strictObject({ code: z.literal('rotation-backup-unreadable'), file }),
  z.strictObject({ code: z.literal('rotation-no-lock') }),
  z.strictObject({ code: z.literal('rotation-stuck'), backup: z.string(), command: z.string() }),
] as const;
