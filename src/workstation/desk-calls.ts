import { z } from 'zod';
import { ok } from '../shared/kernel/result.ts';
import { type LocalCall, localCall } from './local-call.ts';

const id = z.string().min(1).max(160);
const buffer = z.strictObject({ buffer: id });

/** What somebody types, and how somebody likes things: of one person, on this workstation, through crash and sign-out. */
export const deskCommands: Readonly<Record<string, LocalCall>> = {
  'local.buffer-save': localCall(
    z.strictObject({
      buffer: id,
      kind: z.string().min(1).max(40),
      title: z.string().max(200),
      body: z.unknown(),
      base: id.nullable().optional(),
      version: z.int().min(0),
    }),
    ({ desk }, save, as) => desk.saveBuffer(save, as),
  ),
  'local.buffer-discard': localCall(buffer, ({ desk }, input, as) => desk.discardBuffer(input.buffer, as)),
  'local.buffer-restore': localCall(buffer, ({ desk }, input, as) => desk.restoreBuffer(input.buffer, as)),
  'local.preference-save': localCall(
    z.strictObject({ name: id, value: z.unknown() }),
    ({ desk }, { name, value }, as) => desk.savePreference(name, value, as),
  ),
};

export const deskQueries: Readonly<Record<string, LocalCall>> = {
  'local.buffer-list': localCall(
    z.strictObject({ discarded: z.boolean().default(false) }),
    ({ desk }, { discarded }, as) => {
      const buffers = desk.listBuffers(discarded, as);
      return buffers.ok ? ok({ buffers: buffers.value }) : buffers;
    },
  ),
  'local.buffer-show': localCall(buffer, ({ desk }, input, as) => desk.showBuffer(input.buffer, as)),
  'local.preference-show': localCall(
    z.strictObject({ beginning: z.string().max(160).default('') }),
    ({ desk }, { beginning }, as) => desk.preferences(beginning, as),
  ),
};
