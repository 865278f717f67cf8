import type { HandedWork, handedWorkCommands, handedWorkQueries } from '../../shared/people/handed-work.ts';
import type { CommandContext, CommandHandler, QueryHandler } from '../platform/command-handler.ts';
import type { RowOf } from '../platform/table.ts';
import { handedWork, people } from './people-tables.ts';

/** Work that was handed over: an answer gives that many of one’s own. */
const MOST_BY_ME = 200;

export const handedWorkHandlers: {
  readonly [K in keyof typeof handedWorkCommands]: CommandHandler<(typeof handedWorkCommands)[K]>;
} = {
  handOver(ctx, { to, ...refused }) {
    const receiver = ctx.read.get(people, to);
    if (receiver?.active !== 1) return ctx.refuse('work.no-receiver', { person: to });
    if (to === ctx.person) return ctx.refuse('work.to-oneself');
    const own = ctx.read.find(handedWork, { changeSet: refused.changeSet });
    if (own.some(({ active, settledAt }) => active === 1 && settledAt === null))
      return ctx.refuse('work.handed-already', { changeSet: refused.changeSet });
    const id = ctx.newId('');
    ctx.write.insert(handedWork, {
      ...refused,
      id,
      fromPerson: ctx.person,
      toPerson: to,
      handedAt: ctx.now,
      active: 1,
      settled: null,
      settledAt: null,
      settledNote: null,
    });
    return { id };
  },
  takeBack(ctx, { handed }) {
    const { fromPerson } = openWork(ctx, handed);
    if (fromPerson !== ctx.person) return ctx.refuse('work.not-yours', { handed });
    ctx.write.update(handedWork, handed, { active: 0 });
    return {};
  },
  settleHanded(ctx, { handed, how, note }) {
    const { toPerson } = openWork(ctx, handed);
    if (toPerson !== ctx.person) return ctx.refuse('work.not-yours', { handed });
    ctx.write.update(handedWork, handed, { settled: how, settledAt: ctx.now, settledNote: note });
    return {};
  },
};

const COLUMNS = `id, changeSet, command, input, reason, madeAt, fromPerson, toPerson, note, handedAt,
  settled, settledAt, settledNote`;

export const handedWorkAnswers: {
  readonly [K in keyof typeof handedWorkQueries]: QueryHandler<(typeof handedWorkQueries)[K]>;
} = {
  listHanded: ({ db, person }) => ({
    toMe: db
      .q(
        `SELECT ${COLUMNS} FROM handedWork
         WHERE toPerson = ? AND active = 1 AND settledAt IS NULL ORDER BY handedAt, id`,
      )
      .all(person) as HandedWork[],
    byMe: db
      .q(
        `SELECT ${COLUMNS} FROM handedWork WHERE fromPerson = ? AND active = 1 ORDER BY handedAt DESC, id DESC LIMIT ?`,
      )
      .all(person, MOST_BY_ME) as HandedWork[],
  }),
};

function openWork(ctx: CommandContext, handed: string): RowOf<typeof handedWork> {
  const row = ctx.read.get(handedWork, handed);
  if (!row) return ctx.refuse('work.unknown', { handed });
  if (row.active !== 1 || row.settledAt !== null) return ctx.refuse('work.settled', { handed });
  return row;
}
