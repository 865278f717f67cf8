import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { BACKUP_ENDING, openedKind } from '../shared/desktop/opened-files.ts';
import { plainJsonProblem } from '../shared/kernel/plain-json.ts';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import type { DesktopDoor } from './desktop-door.ts';
import { currentSession } from './people-here.ts';
import type { PersonSession, Workstation } from './workstation.ts';
import type { WorkstationSeat } from './workstation-seat.ts';

interface Asked {
  readonly door: DesktopDoor;
  readonly seat: WorkstationSeat;
  readonly as: PersonSession | undefined;
}

interface DesktopCall {
  readonly input: z.ZodType;
  answer(asked: Asked, input: never): Result<unknown> | Promise<Result<unknown>>;
}

const opened = z.strictObject({ opened: z.string().min(1).max(120) });

/** What only the desktop can do for a page. In a browser on loopback each is refused with `desktop.only`. */
const calls: Readonly<Record<string, DesktopCall>> = {
  'local.opened-file': call(opened, ({ door }, input) => {
    const file = fileBehind(door, input.opened);
    if (!file.ok) return file;
    const name = basename(file.value);
    return ok({ name, kind: openedKind(name) });
  }),
  'local.opened-import': call(opened, ({ door, seat, as }, input) =>
    signedIn(seat, as, async (workstation) => {
      const file = fileBehind(door, input.opened);
      if (!file.ok) return file;
      const upload = (await workstation.imports()).uploads.addFile(file.value);
      if (upload.ok) door.taken(input.opened);
      return upload;
    }),
  ),
  'local.opened-restore': call(opened, async ({ door, seat }, input) => {
    const file = fileBehind(door, input.opened);
    if (!file.ok) return file;
    const restored = await seat.restore(file.value);
    if (restored.ok) door.taken(input.opened);
    return restored;
  }),
  'local.print-file': call(
    z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(300) }),
    ({ door, seat, as }, { sha256, name }) =>
      signedIn(seat, as, async (workstation) => {
        // Reading asks whether the person may see the document, and whether it is here.
        const head = workstation.files.read(sha256, 0, 1, as);
        if (!head.ok) return head;
        return ok({ outcome: await door.print(join(workstation.folder, 'files', sha256), name) });
      }),
  ),
  'local.save-backup': call(z.strictObject({}), ({ door, seat, as }) =>
    signedIn(seat, as, async (workstation) => {
      const company = (workstation.status().company ?? 'daybook').replace(/[^\p{L}\p{N} -]/gu, '').trim();
      const file = await door.placeBackup(`${company || 'daybook'}${BACKUP_ENDING}`);
      return file === null ? ok({ file: null }) : await savedOver(workstation, file);
    }),
  ),
};

/** Null where the name is none of these. */
export function answerByDesktop(
  door: DesktopDoor | null,
  seat: WorkstationSeat,
  name: string,
  input: unknown,
  as: PersonSession | undefined,
): Promise<Result<unknown>> | null {
  const found = Object.hasOwn(calls, name) ? calls[name] : undefined;
  return found ? answer(found, door, seat, input, as) : null;
}

async function answer(
  found: DesktopCall,
  door: DesktopDoor | null,
  seat: WorkstationSeat,
  input: unknown,
  as: PersonSession | undefined,
): Promise<Result<unknown>> {
  if (!door) return refused('desktop.only');
  const problem = plainJsonProblem(input);
  if (problem) return { ok: false, refusal: problem };
  const parsed = found.input.safeParse(input);
  if (parsed.success) return await found.answer({ door, seat, as }, parsed.data as never);
  const issue = parsed.error.issues[0];
  return refused('input.invalid', { path: issue?.path.join('.') ?? '', message: issue?.message ?? '' });
}

function call<I extends z.ZodType>(
  input: I,
  answerIt: (asked: Asked, input: z.output<I>) => Result<unknown> | Promise<Result<unknown>>,
): DesktopCall {
  return { input, answer: answerIt };
}

function fileBehind(door: DesktopDoor, token: string): Result<string> {
  const file = door.opened(token);
  return file !== null && statSync(file, { throwIfNoEntry: false })?.isFile()
    ? ok(file)
    : refused('desktop.nothing-opened');
}

async function signedIn<T>(
  seat: WorkstationSeat,
  as: PersonSession | undefined,
  work: (workstation: Workstation) => Result<T> | Promise<Result<T>>,
): Promise<Result<unknown>> {
  const workstation = seat.workstation();
  if (!workstation) return refused('seat.empty');
  const session = as ? ok(as) : currentSession(workstation.people);
  return session.ok ? work(workstation) : session;
}

/** The system asked about a file that stands there already: whoever said yes wants it replaced, by a whole one only. */
async function savedOver(workstation: Workstation, file: string): Promise<Result<unknown>> {
  const fresh = `${file}.being-written`;
  rmSync(fresh, { force: true });
  const written = await workstation.backup(fresh);
  if (!written.ok) return written;
  if (existsSync(file) && !statSync(file).isFile()) {
    rmSync(fresh, { force: true });
    return refused('backup.file-exists', { file });
  }
  renameSync(fresh, file);
  return ok({ file });
}
