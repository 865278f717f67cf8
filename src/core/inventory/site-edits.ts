import { MAIN_SITE, siteCommands } from '../../shared/inventory/site-commands.ts';
import { weekdaysOf, weekdaysText } from '../company/company-handlers.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { mustExist } from '../platform/handler-check.ts';
import { defined, standingOf } from '../platform/patch.ts';
import type { RowOf } from '../platform/table.ts';
import { places, siteHolidays, sites } from './inventory-tables.ts';

type SiteRow = RowOf<typeof sites>;

export const siteHandlers = bindCommands(siteCommands, {
  createSite: (ctx, { code, name, workingWeekdays }) => {
    freeSiteCode(ctx, code);
    const id = ctx.newId('');
    const weekdays = workingWeekdays === null ? null : weekdaysText(workingWeekdays);
    ctx.write.insert(sites, { id, code, name, workingWeekdays: weekdays, active: 1 });
    return { id };
  },

  changeSite: (ctx, { site: id, changes }) => {
    const row = mustExist(ctx.read.get(sites, id), ctx, 'inventory.no-such-site', { site: id });
    const { active, workingWeekdays, ...plain } = changes;
    if (plain.code !== undefined && plain.code !== row.code) freeSiteCode(ctx, plain.code);
    if (active === false && hasPlaces(ctx, id)) ctx.refuse('inventory.site-has-places', { site: row.code });
    const standing = {
      ...row,
      active: row.active === 1,
      workingWeekdays: row.workingWeekdays === null ? null : weekdaysOf(row.workingWeekdays),
    };
    ctx.write.update(sites, id, {
      ...defined<SiteRow>(plain),
      ...(active === undefined ? {} : { active: Number(active) }),
      ...(workingWeekdays === undefined
        ? {}
        : { workingWeekdays: workingWeekdays === null ? null : weekdaysText(workingWeekdays) }),
    });
    return { before: standingOf(standing, changes) };
  },

  addSiteHoliday: (ctx, { site, date, name }) => {
    activeSite(ctx, site);
    if (site === MAIN_SITE) mainSite(ctx, MAIN);
    if (ctx.read.find(siteHolidays, { site, date }).length > 0) {
      ctx.refuse('inventory.site-holiday-exists', { date });
    }
    ctx.write.insert(siteHolidays, { id: ctx.newId(''), site, date, name });
    return {};
  },

  removeSiteHoliday: (ctx, { site, date }) => {
    const [found] = ctx.read.find(siteHolidays, { site, date });
    const holiday = mustExist(found, ctx, 'inventory.no-such-site-holiday', { date });
    ctx.write.remove(siteHolidays, holiday.id);
    return { name: holiday.name };
  },
});

/** What the main site is called where nobody named it yet. */
const MAIN = { code: 'MAIN', name: 'Main site' };

/** The main site, made when it is first needed under the id every workstation knows. */
export function mainSite(ctx: CommandContext, named: { readonly code: string; readonly name: string }): void {
  if (ctx.read.get(sites, MAIN_SITE)) return;
  freeSiteCode(ctx, named.code);
  ctx.write.insert(sites, { id: MAIN_SITE, ...named, workingWeekdays: null, active: 1 });
}

/** Refuses `inventory.no-such-site` unless the site is in use. The main site always is. */
export function activeSite(ctx: CommandContext, site: string): string {
  const row = ctx.read.get(sites, site);
  if (site !== MAIN_SITE && row?.active !== 1) ctx.refuse('inventory.no-such-site', { site });
  return site;
}

/** Which site a place belongs to. */
export function siteOfPlace({ site }: { readonly site: string | null }): string {
  return site ?? MAIN_SITE;
}

function freeSiteCode(ctx: CommandContext, code: string): void {
  if (ctx.read.find(sites, { code }).length > 0) ctx.refuse('inventory.site-code-taken', { code });
}

function hasPlaces(ctx: CommandContext, site: string): boolean {
  return ctx.read
    .find(places, { kind: 'stock' })
    .some((place) => place.active === 1 && siteOfPlace(place) === site);
}
