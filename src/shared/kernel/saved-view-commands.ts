import { z } from 'zod';
import { declareCommand } from './command.ts';
import { idField, lineField, madeRecord, nothing } from './input-field.ts';
import { declareQuery } from './query.ts';

/** Views of one's own that one list may have: what fits beside its name. */
export const MOST_VIEWS = 20;

/** A list that has views: `orders`, `customers`. */
const listName = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(40);
const name = lineField(40);
/** The address of the list as it stands, without the row: `view=open&customer=01kx…&sort=-promised`. */
const query = z
  .string()
  .regex(/^[^?#\s]*$/)
  .max(2000);

const view = z.strictObject({ view: idField });

export const savedViewCommands = {
  saveView: declareCommand({
    name: 'view.save',
    version: 1,
    title: 'Save view',
    permission: null,
    input: z.strictObject({ list: listName, name, query }),
    output: madeRecord,
    keys: () => [],
    inverse: (_, { id }) => ({ command: 'view.remove', input: { view: id } }),
  }),
  changeView: declareCommand({
    name: 'view.change',
    version: 1,
    title: 'Change view',
    permission: null,
    input: z.strictObject({ view: idField, name, query }),
    output: z.strictObject({ name: z.string(), query: z.string() }),
    keys: (input) => [input.view],
    inverse: (input, before) => ({ command: 'view.change', input: { view: input.view, ...before } }),
  }),
  removeView: declareCommand({
    name: 'view.remove',
    version: 1,
    title: 'Remove view',
    permission: null,
    input: view,
    output: nothing,
    keys: (input) => [input.view],
    inverse: (input) => ({ command: 'view.restore', input }),
  }),
  restoreView: declareCommand({
    name: 'view.restore',
    version: 1,
    title: 'Put view back',
    permission: null,
    input: view,
    output: nothing,
    keys: (input) => [input.view],
    inverse: (input) => ({ command: 'view.remove', input }),
  }),
} as const;

export const savedViewQueries = {
  listViews: declareQuery({
    name: 'view.list',
    title: 'My saved views',
    permission: null,
    input: z.strictObject({ list: listName.optional() }),
    /** Oldest first: a view keeps its place, and its key, when another is saved. */
    output: z.strictObject({
      views: z.array(
        z.strictObject({ id: z.string(), list: z.string(), name: z.string(), query: z.string() }),
      ),
    }),
    tables: ['savedViews'],
  }),
} as const;
