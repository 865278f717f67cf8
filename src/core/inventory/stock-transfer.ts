import { transferStock } from '../../shared/inventory/transfer-command.ts';
import { bindCommands } from '../platform/command-handler.ts';
import { expectedReceipts, places } from './inventory-tables.ts';
import { counterPlace, stockPlace } from './place-edits.ts';
import { activeSite, siteOfPlace } from './site-edits.ts';
import { writeMovement } from './stock-movements.ts';

export const transferHandlers = bindCommands(
  { transferStock },
  {
    transferStock: (ctx, { item, quantity, fromPlace, toSite, businessDate, arrivesOn, reference, note }) => {
      stockPlace(ctx, fromPlace);
      activeSite(ctx, toSite);
      const from = ctx.read.get(places, fromPlace);
      if (from && siteOfPlace(from) === toSite) ctx.refuse('inventory.same-place');
      const { movement } = writeMovement(ctx, {
        item,
        quantity,
        fromPlace,
        toPlace: counterPlace(ctx, 'transit'),
        reason: 'moved',
        businessDate,
        reference: reference ?? undefined,
        note: note ?? undefined,
      });
      const receipt = ctx.newId('receipt');
      ctx.write.insert(expectedReceipts, {
        id: receipt,
        item,
        quantity,
        date: arrivesOn,
        reference,
        acknowledged: 1,
        site: toSite,
        transfer: movement,
        status: 'open',
        note: note === '' ? null : note,
      });
      return { movement, receipt };
    },
  },
);
