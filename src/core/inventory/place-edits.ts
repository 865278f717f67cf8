import { placeCommands } from '../../shared/inventory/place-commands.ts';
import {
  type CounterPlaceKind,
  counterPlaceId,
  type PlaceKind,
  placeKinds,
} from '../../shared/inventory/place-kinds.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { defined, standingOf } from '../platform/patch.ts';
import type { RowOf } from '../platform/table.ts';
import { places } from './inventory-tables.ts';
import { activeSite, mainSite, siteOfPlace } from './site-edits.ts';

export const placeHandlers = bindCommands(placeCommands, {
  createPlace: (ctx, { code, name, kind, site }) => {
    freePlaceCode(ctx, code);
    if (site !== null) activeSite(ctx, site);
    const id = ctx.newId('');
    ctx.write.insert(places, { id, code, name, kind, active: 1, site });
    return { id };
  },

  changePlace: (ctx, { place: id, changes }) => {
    const place = ctx.read.get(places, id);
    if (place?.kind !== 'stock') return ctx.refuse('inventory.no-such-place', { place: id });
    const { active, ...plain } = changes;
    if (plain.code !== undefined && plain.code !== place.code) freePlaceCode(ctx, plain.code);
    if (plain.site) activeSite(ctx, plain.site);
    if (active === false && holdsStock(ctx, id)) {
      ctx.refuse('inventory.place-not-empty', { place: place.code });
    }
    const before = standingOf({ ...place, active: place.active === 1 }, changes);
    const patch = active === undefined ? plain : { ...plain, active: Number(active) };
    ctx.write.update(places, id, defined<RowOf<typeof places>>(patch));
    return { before };
  },

  createStandardPlaces: (ctx, { stockCode, stockName, siteCode, siteName }) => {
    mainSite(ctx, { code: siteCode, name: siteName });
    const ids = placeKinds.filter(isCounterKind).map((kind) => counterPlace(ctx, kind));
    const stock = ctx.read.find(places, { kind: 'stock' }, ['code'])[0]?.id ?? ctx.newId('stock');
    if (!ctx.read.get(places, stock)) {
      freePlaceCode(ctx, stockCode);
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

/**
 * The stock place named, or the only one there is (of a site, where one is given). Refusals: `inventory.no-such-place`,
 * `inventory.place-elsewhere`, `inventory.which-place`.
 */
export function stockPlace(
  ctx: CommandContext,
  named: string | undefined,
  site: string | null = null,
): string {
  if (named !== undefined) {
    const place = ctx.read.get(places, named);
    if (place?.kind !== 'stock' || place.active === 0) {
      return ctx.refuse('inventory.no-such-place', { place: named });
    }
    if (site !== null && siteOfPlace(place) !== site) {
      ctx.refuse('inventory.place-elsewhere', { place: place.code });
    }
    return named;
  }
  const stock = ctx.read
    .find(places, { kind: 'stock' }, ['code'])
    .filter((place) => place.active === 1 && (site === null || siteOfPlace(place) === site));
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

function freePlaceCode(ctx: CommandContext, code: string): void {
  if (ctx.read.find(places, { code }).length > 0) ctx.refuse('inventory.place-code-taken', { code });
}

/** On hand of any item, or tied to an order: free SQL, because balances are looked up by item. */
function holdsStock(ctx: CommandContext, place: string): boolean {
  const watch = [ctx.read.watchRow(places, place)];
  const sql = 'SELECT 1 FROM stockBalances WHERE place = ? LIMIT 1';
  return ctx.read.select(sql, [place], watch).length > 0;
}

function isCounterKind(kind: PlaceKind): kind is CounterPlaceKind {
  return kind !== 'stock';
}
