import {
  MOST_VIEWS,
  type savedViewCommands,
  type savedViewQueries,
} from '../../shared/kernel/saved-view-commands.ts';
import type { CommandContext, CommandHandler, QueryHandler } from '../platform/command-handler.ts';
import type { RowOf } from '../platform/table.ts';
import { savedViews } from './people-tables.ts';

type View = RowOf<typeof savedViews>;

/** A view belongs to who saved it: others neither see nor change it. */
export const savedViewHandlers: {
  readonly [K in keyof typeof savedViewCommands]: CommandHandler<(typeof savedViewCommands)[K]>;
} = {
  saveView(ctx, { list, name, query }) {
    mustBeFree(ctx, list, name, null);
    const id = ctx.newId('');
    ctx.write.insert(savedViews, { id, person: ctx.person, list, name, query, active: 1 });
    return { id };
  },
  changeView(ctx, { view, name, query }) {
    const row = ownView(ctx, view, 1);
    mustBeFree(ctx, row.list, name, view);
    ctx.write.update(savedViews, view, { name, query });
    return { name: row.name, query: row.query };
  },
  removeView(ctx, { view }) {
    ownView(ctx, view, 1);
    ctx.write.update(savedViews, view, { active: 0 });
    return {};
  },
  restoreView(ctx, { view }) {
    const { list, name } = ownView(ctx, view, 0);
    mustBeFree(ctx, list, name, null);
    ctx.write.update(savedViews, view, { active: 1 });
    return {};
  },
};

export const savedViewAnswers: {
  readonly [K in keyof typeof savedViewQueries]: QueryHandler<(typeof savedViewQueries)[K]>;
} = {
  listViews: ({ db, person }, { list }) => ({
    views: db
      .q(
        `SELECT id, list, name, query FROM savedViews
         WHERE person = @person AND active = 1 AND (@list IS NULL OR list = @list) ORDER BY list, id`,
      )
      .all({ person, list: list ?? null }) as Pick<View, 'id' | 'list' | 'name' | 'query'>[],
  }),
};

function ownView(ctx: CommandContext, view: string, active: 0 | 1): View {
  const row = ctx.read.get(savedViews, view);
  if (row?.person !== ctx.person || row.active !== active) return ctx.refuse('people.no-such-view', { view });
  return row;
}

function mustBeFree(ctx: CommandContext, list: string, name: string, itself: string | null): void {
  const others = ctx.read
    .find(savedViews, { person: ctx.person, list })
    .filter(({ id, active }) => active === 1 && id !== itself);
  if (others.some((other) => other.name === name)) ctx.refuse('people.view-exists', { name });
  if (itself === null && others.length >= MOST_VIEWS)
    ctx.refuse('people.too-many-views', { most: MOST_VIEWS });
}
