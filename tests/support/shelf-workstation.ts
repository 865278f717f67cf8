import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { bindCommands, bindQueries } from '../../src/core/platform/command-handler.ts';
import type { CoreDefinition } from '../../src/core/platform/core-definition.ts';
import { declareCommand } from '../../src/shared/kernel/command.ts';
import { declareQuery } from '../../src/shared/kernel/query.ts';
import type { Result } from '../../src/shared/kernel/result.ts';
import { enrolWorkstation } from '../../src/workstation/enrol.ts';
import type { PersonSession, RunAnswer, Workstation } from '../../src/workstation/workstation.ts';
import { openWorkstation } from '../../src/workstation/workstation-open.ts';
import type { WorkstationOptions } from '../../src/workstation/workstation-ports.ts';
import { boxes, shelfCore, shelves } from './shelf-core.ts';
import { type ShelfServer, shelfServer } from './shelf-server.ts';

/** The toy world with what a workstation needs beside it: a founding, a question, something that can be taken back. */
export function shelfCompanyCore(people: Partial<CoreDefinition['people']> = {}): CoreDefinition {
  const base = shelfCore();
  const commands = bindCommands(
    {
      found: declareCommand({
        name: 'company.found',
        version: 1,
        title: 'Found company',
        permission: null,
        input: z.strictObject({
          companyName: z.string().min(1),
          currency: z.string(),
          ownerName: z.string(),
          workstation: z.strictObject({ id: z.string(), name: z.string(), incarnation: z.int() }),
        }),
        output: z.strictObject({ ownerId: z.string(), code: z.string() }),
        keys: () => [],
      }),
      places: declareCommand({
        name: 'place.create-standard',
        version: 1,
        title: 'Create standard places',
        permission: null,
        input: z.strictObject({}),
        output: z.strictObject({}),
        keys: () => [],
      }),
      rename: declareCommand({
        name: 'shelf.rename',
        version: 1,
        title: 'Rename shelf',
        permission: 'boxes.write',
        input: z.strictObject({ shelf: z.string(), name: z.string() }),
        output: z.strictObject({ before: z.string() }),
        keys: (input) => [input.shelf],
        inverse: (input, { before }) => ({
          command: 'shelf.rename',
          input: { shelf: input.shelf, name: before },
        }),
      }),
    },
    {
      found: (ctx, input) => {
        ctx.write.insert(shelves, { id: ctx.newId(''), name: input.companyName });
        return { ownerId: 'anna', code: 'A' };
      },
      places: () => ({}),
      rename: (ctx, { shelf, name }) => {
        const row = ctx.read.get(shelves, shelf) ?? ctx.refuse('shelf.missing', { shelf });
        ctx.write.update(shelves, shelf, { name });
        return { before: row.name };
      },
    },
  );
  const queries = bindQueries(
    {
      listBoxes: declareQuery({
        name: 'box.list',
        title: 'Boxes',
        permission: null,
        input: z.strictObject({}),
        output: z.array(z.unknown()),
        tables: [boxes.name],
      }),
    },
    { listBoxes: (ctx) => ctx.db.q('SELECT * FROM boxes ORDER BY id').all() },
  );
  return {
    ...base,
    commands: [...base.commands, ...commands],
    queries,
    people: { ...base.people, ...people },
  };
}

export const ANNA: PersonSession = { person: 'anna', grant: null };

/** A server, a place for folders and workstations that are enrolled in them. */
export interface ShelfFleet {
  readonly place: string;
  readonly server: ShelfServer;
  readonly options: WorkstationOptions;
  folder(name: string): string;
  /** Downloads, opens. */
  enrol(name: string, options?: Partial<WorkstationOptions>): Promise<Workstation>;
  open(name: string, options?: Partial<WorkstationOptions>): Promise<Workstation>;
  end(): Promise<void>;
}

export function shelfFleet(core: CoreDefinition = shelfCompanyCore(), now?: () => number): ShelfFleet {
  const place = mkdtempSync(join(tmpdir(), 'daybook-fleet-'));
  const server = shelfServer(core, now);
  const opened: Workstation[] = [];
  const options: WorkstationOptions = {
    core,
    connect: () => server.transport(),
    clock: { now: now ?? (() => 1_700_000_000_000) },
    machine: 'this-machine',
    capture: true,
    watchEvery: 10,
    pace: { lead: 20, backOff: 10, longestBackOff: 50, idle: 1_000 },
    alarm: (bug) => {
      throw bug;
    },
  };
  const kept = async (opening: Promise<Result<Workstation>>) => {
    const result = must(await opening);
    opened.push(result);
    return result;
  };
  const folder = (name: string) => join(place, name);
  return {
    place,
    server,
    options,
    folder,
    enrol: (name, more = {}) =>
      kept(
        enrolWorkstation({
          ...options,
          ...more,
          folder: folder(name),
          server: 'http://shelves',
          code: 'GOOD-CODE',
          machineName: name,
        }),
      ),
    open: (name, more = {}) => kept(openWorkstation({ ...options, ...more, folder: folder(name) })),
    async end() {
      for (const workstation of opened) await workstation.close();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** The value of a result; throws with its refusal where there is none. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

/** Runs as Anna and answers id and output; throws where it was refused. */
export function mustDo(
  workstation: Workstation,
  command: string,
  input: unknown,
  as: PersonSession = ANNA,
): { readonly id: string; readonly output: { readonly id: string } } {
  const answer: RunAnswer = workstation.run({ command, input }, as);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return { id: answer.id, output: answer.output as { id: string } };
}

export function boxesOf(workstation: Workstation): Record<string, unknown>[] {
  const answer = workstation.query({ query: 'box.list', input: {} }, ANNA);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.output as Record<string, unknown>[];
}
