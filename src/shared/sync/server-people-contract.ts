import { z } from 'zod';
import { wireId, witnessSchema } from './wire-schemas.ts';

/** Requests and replies about workstations, people and the administration of a server. */
const instant = z.number().int();
const incarnation = z.number().int().positive();
const oneTimeCode = z.string().min(8).max(60);
const password = z.string().min(1).max(1024);
const signInName = z.string().min(1).max(120);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const nothing = z.strictObject({});

/** POST /v1/enrol: a one-time code makes this computer a workstation. The key is shown this once. */
export const enrolRequest = z.strictObject({ code: oneTimeCode, machineName: z.string().min(1).max(120) });
export const enrolReply = z.object({
  workstation: wireId,
  /** Letters of its document numbers: "A", "B", … "AA". */
  code: z.string().min(1).max(20),
  incarnation,
  key: z.string(),
  epoch: z.string(),
  labels: z.array(z.string()),
  companyName: z.string(),
  /** Absent where nothing was enrolled: the first workstation of a company that moved in stands in its own history. */
  witness: witnessSchema.optional(),
});
export type EnrolBody = z.output<typeof enrolRequest>;
export type EnrolReply = z.output<typeof enrolReply>;

/** POST /v1/re-enrol, by workstation key: a new incarnation, after a fork or a restored disk. */
export const reEnrolReply = z.object({
  workstation: wireId,
  code: z.string().min(1).max(20),
  incarnation,
  epoch: z.string(),
  witness: witnessSchema.optional(),
});
export type ReEnrolReply = z.output<typeof reEnrolReply>;

export const offlineGrant = z.object({ id: wireId, issuedAt: instant, expiresAt: instant });
export type OfflineGrant = z.output<typeof offlineGrant>;

/**
 * POST /v1/sign-in, by workstation key. `person` is the sign-in name. A one-time password asks for `newPassword`, and is
 * refused with `sign-in.password-must-change` without one.
 */
export const signInRequest = z.strictObject({
  person: signInName,
  password,
  newPassword: password.nullable().optional(),
});
export const signInReply = z.object({
  personId: wireId,
  /** For the routes of administration; ends at sign-out, revocation or `expiresAt`. */
  session: z.object({ token: z.string(), expiresAt: instant }),
  grant: offlineGrant,
  /** Verifies this password without a server (`src/node/password-hash.ts`); its salt is not the server's. */
  offlineVerifier: z.string(),
});
export type SignInBody = z.output<typeof signInRequest>;
export type SignInReply = z.output<typeof signInReply>;

/** POST /v1/grants/refresh, by workstation key: lengthens what still holds and tells what does not. */
export const grantsRequest = z.strictObject({ grants: z.array(wireId).max(500) });
export const grantsReply = z.object({
  grants: z.array(offlineGrant.extend({ personId: wireId })),
  ended: z.array(z.object({ id: wireId, reason: z.enum(['unknown', 'revoked', 'expired', 'not-active']) })),
});
export type GrantsReply = z.output<typeof grantsReply>;

/** POST /v1/admin/enrolment-codes, by session. `roles`: ids of the roles whose rows the workstation may hold. */
export const enrolmentCodeRequest = z.strictObject({ roles: z.array(wireId).max(100) });
export const enrolmentCodeReply = z.object({ code: z.string(), expiresAt: instant });

/** POST /v1/admin/credentials, by session. Without a password a one-time one is made and answered this once. */
export const credentialsRequest = z.strictObject({
  personId: wireId,
  signInName,
  password: password.nullable(),
});
export const credentialsReply = z.object({ oneTimePassword: z.string().nullable() });

/** POST /v1/admin/revoke, by session: exactly one of the three. */
export const revokeRequest = z.union([
  z.strictObject({ workstation: wireId }),
  z.strictObject({ person: wireId }),
  z.strictObject({ session: wireId }),
]);
export const revokeReply = z.object({ revoked: z.number().int().nonnegative() });
export type RevokeBody = z.output<typeof revokeRequest>;

/** GET /v1/admin/sessions and what it lists; `id` is not the token. */
export const sessionsReply = z.object({
  sessions: z.array(
    z.object({
      id: wireId,
      personId: wireId,
      workstation: wireId.nullable(),
      startedAt: instant,
      lastUsedAt: instant,
      expiresAt: instant,
    }),
  ),
  workstations: z.array(
    z.object({
      workstation: wireId,
      machineName: z.string(),
      enrolledAt: instant,
      lastSeenAt: instant.nullable(),
      revokedAt: instant.nullable(),
    }),
  ),
});
export type SessionsReply = z.output<typeof sessionsReply>;

/** POST /v1/admin/end-healing, by session: do not wait for the workstations that have not reported. */
export const endHealingReply = z.object({
  byData: z.number().int(),
  runAgain: z.number().int(),
  failed: z.array(z.string()),
});

/**
 * POST /v1/move/begin, by the one-time owner setup code: announces the database of a company on one computer. The same
 * announcement again tells which chunks are still missing, so that an upload goes on after a cut.
 */
export const moveBeginRequest = z.strictObject({
  /** Bytes and SHA-256 of the SQLite file; the chunks are of the file compressed with zstd as a whole. */
  bytes: z.number().int().positive(),
  sha256,
  packedBytes: z.number().int().positive(),
  chunkBytes: z.number().int().positive(),
  chunks: z.array(sha256).min(1).max(100_000),
  machineName: z.string().min(1).max(120),
});
export type MoveBeginBody = z.output<typeof moveBeginRequest>;
export const moveBeginReply = z.object({ missing: z.array(z.number().int().nonnegative()) });

/** PUT /v1/move/chunks/:n takes the bytes. POST /v1/move/finish, with the owner's sign-in: the server is the company now. */
export const moveFinishRequest = z.strictObject({ personId: wireId, signInName, password });
export type MoveFinishBody = z.output<typeof moveFinishRequest>;
export const moveFinishReply = enrolReply;

/** Replies of the routes of administration, by the last part of their path. */
export const adminReplies = {
  'enrolment-codes': enrolmentCodeReply,
  credentials: credentialsReply,
  revoke: revokeReply,
  'end-healing': endHealingReply,
  sessions: sessionsReply,
} as const;
