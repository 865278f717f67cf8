import { partyCan, type Side } from '../../shared/parties/party-rules.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { must } from '../platform/handler-check.ts';
import { codePatch, freeCode, partyRow, sideFacts, statePatch } from './party-row.ts';
import { parties } from './party-tables.ts';

export function deactivateSide(ctx: CommandContext, party: string, side: Side): Record<string, never> {
  must(partyCan.deactivate(sideFacts(partyRow(ctx, party), side)));
  ctx.write.update(parties, party, statePatch(side, 'inactive'));
  return {};
}

export function reactivateSide(ctx: CommandContext, party: string, side: Side): Record<string, never> {
  must(partyCan.reactivate(sideFacts(partyRow(ctx, party), side)));
  ctx.write.update(parties, party, statePatch(side, 'active'));
  return {};
}

/** Makes a vendor a customer too, or a customer a vendor. */
export function addSide(
  ctx: CommandContext,
  party: string,
  side: Side,
  wanted: string | null,
): { readonly code: string } {
  must(partyCan.addSide(sideFacts(partyRow(ctx, party), side)));
  const code = freeCode(ctx, side, wanted);
  ctx.write.update(parties, party, { ...statePatch(side, 'active'), ...codePatch(side, code) });
  return { code };
}
