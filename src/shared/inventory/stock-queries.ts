import { z } from 'zod';
import { idField, pageFields } from '../kernel/input-field.ts';
import { declareQuery } from '../kernel/query.ts';
import { placeKinds } from './place-kinds.ts';

export const listPlaces = declareQuery({
  name: 'place.list',
  title: 'Places',
  permission: 'inventory.view',
  input: z.strictObject({}),
  output: z.strictObject({
    places: z.array(
      z.strictObject({
        id: z.string(),
        code: z.string(),
        name: z.string(),
        kind: z.enum(placeKinds),
        active: z.boolean(),
      }),
    ),
  }),
  tables: ['places'],
});

/** On hand, allocated and available now of one item, in its base unit; stock places only. */
export const stockOfItem = declareQuery({
  name: 'stock.of-item',
  title: 'Stock of an item',
  permission: 'inventory.view',
  input: z.strictObject({ item: idField }),
  output: z.strictObject({
    item: z.string(),
    unit: z.string(),
    onHand: z.int(),
    allocated: z.int(),
    available: z.int(),
    places: z.array(
      z.strictObject({
        place: z.string(),
        code: z.string(),
        onHand: z.int(),
        allocated: z.int(),
        available: z.int(),
      }),
    ),
  }),
  tables: ['movements', 'allocations', 'places'],
});

/** Newest business date first. */
export const listMovements = declareQuery({
  name: 'movement.list',
  title: 'Movements of an item',
  permission: 'inventory.view',
  input: z.strictObject({ item: idField, ...pageFields }),
  output: z.strictObject({
    movements: z.array(
      z.strictObject({
        id: z.string(),
        fromPlace: z.string(),
        toPlace: z.string(),
        quantity: z.int(),
        reason: z.string(),
        businessDate: z.string(),
        movedBy: z.string(),
        movedAt: z.int(),
        reference: z.string().nullable(),
        note: z.string().nullable(),
        reverses: z.string().nullable(),
        reversedBy: z.string().nullable(),
      }),
    ),
    more: z.boolean(),
  }),
  tables: ['movements'],
});

export const stockQueries = { listPlaces, stockOfItem, listMovements } as const;
