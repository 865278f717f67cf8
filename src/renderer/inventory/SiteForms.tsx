import { placeCommands } from '../../shared/inventory/place-commands.ts';
import { siteCommands } from '../../shared/inventory/site-commands.ts';
import { today } from '../platform/date-format.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { type Place, type Site, siteChoices, useSites } from './stock-places.ts';
import { weekdayNames } from './weekday-names.ts';

interface FormProps {
  readonly onClose: () => void;
}

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

function named(): readonly FieldSpec[] {
  return [
    { name: 'code', label: say('stock.code'), kind: 'line', required: true },
    { name: 'name', label: say('stock.name'), kind: 'line', required: true },
  ];
}

export function SiteForm({ site, onClose }: FormProps & { readonly site: Site | null }) {
  const names = weekdayNames(WEEK);
  const fields: readonly FieldSpec[] = [
    ...named(),
    {
      name: 'workingWeekdays',
      label: say('stock.works-on'),
      kind: 'choices',
      help: say('stock.works-on-help'),
      choices: WEEK.map((day, index) => ({ value: String(day), title: names[index] ?? '' })),
    },
  ];
  const own = { fields, onDone: onClose, onCancel: onClose };
  const said = ({ name }: Readonly<Record<string, unknown>>) =>
    say(site ? 'stock.changed-named' : 'stock.added-named', { name: String(name) });
  if (site === null) {
    return (
      <CommandDialog
        {...own}
        title={say('stock.add-site')}
        command={siteCommands.createSite}
        toInput={(typed) => withWeekdays(typed) as never}
        said={said}
        verb={say('stock.add-site')}
      />
    );
  }
  return (
    <CommandDialog
      {...own}
      title={say('stock.change-named', { name: site.name })}
      command={siteCommands.changeSite}
      values={site}
      toInput={(typed) => ({ site: site.id, changes: withWeekdays(typed) })}
      said={said}
      verb={say('stock.save-changes')}
    />
  );
}

/** No day chosen: those of the company. */
function withWeekdays(typed: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const chosen = Array.isArray(typed.workingWeekdays) ? typed.workingWeekdays.map(Number) : [];
  return { ...typed, workingWeekdays: chosen.length === 0 ? null : chosen.toSorted((a, b) => a - b) };
}

export function PlaceForm({ place, onClose }: FormProps & { readonly place: Place | null }) {
  const sites = siteChoices(useSites());
  const fields: readonly FieldSpec[] = [
    ...named(),
    { name: 'site', label: say('stock.site'), kind: 'choice', required: true, choices: sites },
  ];
  const own = { fields, onDone: onClose, onCancel: onClose };
  if (place === null) {
    return (
      <CommandDialog
        {...own}
        title={say('stock.add-place')}
        command={placeCommands.createPlace}
        values={{ site: sites[0]?.value }}
        said={({ code }) => say('stock.added-named', { name: String(code) })}
        verb={say('stock.add-place')}
      />
    );
  }
  return (
    <CommandDialog
      {...own}
      title={say('stock.change-named', { name: place.code })}
      command={placeCommands.changePlace}
      values={place}
      toInput={(changes) => ({ place: place.id, changes })}
      said={({ code }) => say('stock.changed-named', { name: String(code) })}
      verb={say('stock.save-changes')}
    />
  );
}

export function HolidayForm({ site, onClose }: FormProps & { readonly site: Site }) {
  return (
    <CommandDialog
      title={say('stock.add-holiday-of', { name: site.name })}
      command={siteCommands.addSiteHoliday}
      fields={[
        { name: 'date', label: say('stock.closed-on'), kind: 'date', required: true },
        { name: 'name', label: say('stock.name'), kind: 'line', required: true },
      ]}
      values={{ date: today() }}
      fixed={{ site: site.id }}
      said={({ name }) => say('stock.added-holiday', { name: String(name), site: site.name })}
      verb={say('stock.add-holiday')}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
