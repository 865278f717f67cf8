import { z } from 'zod';
import { declareCommand } from '../kernel/command.ts';
import { idField, noteField } from '../kernel/input-field.ts';

/** A note is text: where two people write, the newer stands and the older stays on the timeline. */
export const noteParty = declareCommand({
  name: 'party.note',
  version: 1,
  title: 'Write note',
  permission: 'parties.note',
  input: z.strictObject({ party: idField, note: noteField() }),
  output: z.strictObject({ before: z.string() }),
  keys: (input) => [input.party],
  inverse: (input, { before }) => ({
    command: 'party.note',
    input: { party: input.party, note: before },
  }),
});
