import { placeCommands } from '../../shared/inventory/place-commands.ts';
import {
  type CounterPlaceKind,
  counterPlaceId,
  type PlaceKind,
  placeKinds,
} from '../../shared/inventory/place-kinds.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { places } from './inventory-tables.ts';

export const placeHandlers = bindCommands(placeCommands, {
  createPlace: (ctx, { code, name, kind }) => {
    if (ctx.read.find(places, { code }).length > 0) ctx.refuse('inventory.place-code-taken', { code });
    const id = ctx.newId('');
    ctx.write.insert(places, { id, code, name, kind, active: 1 });
    return { id };
  },

  createStandardPlaces: (ctx, { stockCode, stockName }) => {
    const ids = placeKinds.filter(isCounterKind).map((kind) => counterPlace(ctx, kind));
    const stock = ctx.read.find(places, { kind: 'stock' }, ['code'])[0]?.id ?? ctx.newId('stock');
    if (!ctx.read.get(places, stock)) {
      if (ctx.read.find(places, { code: stockCode }).length > 0) {
        ctx.refuse('inventory.place-code-taken', { code: stockCode });
      }
      ctx.write.insert(places, { id: stock, code: stockCode, name: stockName, kind: 'stock', active: 1 });
    }
    return {
      places: [stock, ...ids].flatMap((id) => {
        const place = ctx.read.get(places, id);
        return place ? [{ id, code: place.code, kind: place.kind }] : [];
      }),
    };
  },
});

/** The company's one place of that kind, made when it is first needed. */
export function counterPlace(ctx: CommandContext, kind: CounterPlaceKind): string {
  const id = counterPlaceId(kind);
  if (!ctx.read.get(places, id)) {
    ctx.write.insert(places, { id, code: kind.toUpperCase(), name: COUNTER_NAMES[kind], kind, active: 1 });
  }
  return id;
}

/** The stock place named, or the only one there is. Refusals: `inventory.no-such-place`, `inventory.which-place`. */
export function stockPlace(ctx: CommandContext, named: string | undefined): string {
  if (named !== undefined) {
    const place = ctx.read.get(places, named);
    if (place?.kind !== 'stock' || place.active === 0)
      ctx.refuse('inventory.no-such-place', { place: named });
    return named;
  }
  const stock = ctx.read.find(places, { kind: 'stock' }, ['code']).filter(({ active }) => active === 1);
  const only = stock[0];
  if (!only || stock.length > 1) return ctx.refuse('inventory.which-place', { places: stock.length });
  return only.id;
}

const COUNTER_NAMES: Readonly<Record<CounterPlaceKind, string>> = {
  vendor: 'Vendors',
  customer: 'Customers',
  adjustment: 'Adjustments',
  scrap: 'Scrap',
  transit: 'In transit',
};

function isCounterKind(kind: PlaceKind): kind is CounterPlaceKind {
  return kind !== 'stock';
}
