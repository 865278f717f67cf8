import { stockQueries } from '../../shared/inventory/stock-queries.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { useAnswer } from '../platform/query-cache.ts';
import type { FieldChoice } from '../ui/form/field-spec.ts';

export type Place = QueryOutput<typeof stockQueries.listPlaces>['places'][number];
export type Site = QueryOutput<typeof stockQueries.listSites>['sites'][number];

const noPlaces: readonly Place[] = [];
const noSites: readonly Site[] = [];

/** Every place there is, stock places first. */
export function usePlaces(): readonly Place[] {
  return useAnswer(stockQueries.listPlaces, {}).data?.places ?? noPlaces;
}

export function useSites(): readonly Site[] {
  return useAnswer(stockQueries.listSites, {}).data?.sites ?? noSites;
}

/** Stock places in use, of one site where it is given, as a field offers them. */
export function stockPlaceChoices(places: readonly Place[], site?: string): readonly FieldChoice[] {
  return places
    .filter((place) => place.kind === 'stock' && place.active && (site ?? place.site) === place.site)
    .map(({ id, code, name }) => ({ value: id, title: `${code}, ${name}` }));
}

export function siteChoices(sites: readonly Site[]): readonly FieldChoice[] {
  return sites
    .filter(({ active }) => active)
    .map(({ id, code, name }) => ({ value: id, title: `${code}, ${name}` }));
}
