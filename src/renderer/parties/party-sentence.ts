import type { TimelineChange, TimelineEvent } from '../../shared/sync/workstation-views.ts';
import { doneOf, say } from '../platform/strings.ts';

type Cell = TimelineChange['values'][string]['after'];

/** What happened to a customer or vendor, with what was written: “Wrote note: Dock 4”, “Changed customer: Website – → …”. */
export function partySentence(event: TimelineEvent): string | null {
  const details = event.changes.flatMap(detailsOf);
  return details.length === 0
    ? null
    : say('parties.happened', { title: doneOf(event), details: details.join('; ') });
}

/** Parts of a party, by the column that names them. */
const TELLING: Readonly<Record<string, string>> = { addresses: 'name', contacts: 'name' };

function detailsOf({ table, op, values }: TimelineChange): readonly string[] {
  const telling = TELLING[table];
  if (telling !== undefined) {
    const name = values[telling]?.after ?? values[telling]?.before ?? null;
    return name === null ? [] : [String(name)];
  }
  if (table !== 'parties' || op !== 'update') return [];
  return Object.entries(values).flatMap(([column, { before, after }]) => {
    // A note is told whole: the older ones are read here.
    if (column === 'note') return [after === null ? say('parties.happened-no-note') : String(after)];
    const label = LABELS[column];
    if (label === undefined) return [];
    const shown = { before: cellText(before), after: cellText(after) };
    return [say('parties.happened-change', { label: say(label), ...shown })];
  });
}

/** Columns whose change is told, by what the page calls them. */
const LABELS: Readonly<Record<string, string>> = {
  name: 'parties.name',
  customerCode: 'parties.number',
  customerGroup: 'parties.group',
  currency: 'parties.currency',
  customerRank: 'parties.rank',
  website: 'parties.website',
  shipVia: 'parties.ship-via',
  carrierAccount: 'parties.carrier-account',
};

function cellText(cell: Cell): string {
  return cell === null ? '–' : String(cell);
}
