import type { noteParty as declaration } from '../../shared/parties/party-note.ts';
import type { CommandHandler } from '../platform/command-handler.ts';
import { partyRow } from './party-row.ts';
import { parties } from './party-tables.ts';

export const noteParty: CommandHandler<typeof declaration> = (ctx, { party, note }) => {
  const before = partyRow(ctx, party).note ?? '';
  ctx.write.update(parties, party, { note: note === '' ? null : note });
  return { before };
};
