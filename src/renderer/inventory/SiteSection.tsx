import { useState } from 'react';
import { placeCommands } from '../../shared/inventory/place-commands.ts';
import { siteCommands } from '../../shared/inventory/site-commands.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { showDate } from '../platform/date-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useMayRun } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { FactList, RecordSection } from '../ui/page/RecordPage.tsx';
import { StateWord } from '../ui/StateWord.tsx';
import { HolidayForm, PlaceForm, SiteForm } from './SiteForms.tsx';
import type { Place, Site } from './stock-places.ts';
import { weekdayNames } from './weekday-names.ts';

type Open = 'site' | 'holiday' | Place | null;

/** One site: where stock lies in it, and when it works. */
export function SiteSection({ site, places }: { readonly site: Site; readonly places: readonly Place[] }) {
  const [open, setOpen] = useState<Open>(null);
  const may = useMayRun(siteCommands.changeSite);
  const close = () => setOpen(null);
  const button = (action: PageAction, label?: string) => (
    <ActionButton
      key={action.id}
      look="quiet"
      action={{ ...action, may }}
      {...(label === undefined ? {} : { label })}
    />
  );
  const turn = () =>
    void runAndSay(
      siteCommands.changeSite,
      { site: site.id, changes: { active: !site.active } },
      say(site.active ? 'stock.site-closed' : 'stock.site-opened', { name: site.name }),
    );
  return (
    <RecordSection
      title={say('stock.site-title', { code: site.code, name: site.name })}
      actions={[
        button({
          id: `site.change:${site.id}`,
          title: say('stock.change-named', { name: site.name }),
          run: () => setOpen('site'),
        }),
        button({
          id: `site.add-holiday:${site.id}`,
          title: say('stock.add-holiday'),
          run: () => setOpen('holiday'),
        }),
        button({
          id: `site.active:${site.id}`,
          command: 'site.change',
          title: say(site.active ? 'stock.close-site' : 'stock.open-site'),
          run: turn,
        }),
      ]}
    >
      <FactList
        facts={[
          [
            say('stock.works-on'),
            site.workingWeekdays === null
              ? say('stock.as-the-company')
              : weekdayNames(site.workingWeekdays).join(', '),
          ],
          [say('items.state'), <Use key="use" active={site.active} />],
        ]}
      />
      <PlainTable
        label={say('stock.places-of', { name: site.name })}
        rows={places}
        rowId={({ id }) => id}
        empty={say('stock.no-places')}
        columns={[
          { id: 'code', title: say('stock.place'), render: ({ code }) => code },
          { id: 'name', title: say('stock.name'), render: ({ name }) => name },
          { id: 'state', title: say('items.state'), render: ({ active }) => <Use active={active} /> },
          {
            id: 'change',
            title: '',
            align: 'end',
            render: (place) => (
              <>
                {button(
                  {
                    id: `place.change:${place.id}`,
                    title: say('stock.change-named', { name: place.code }),
                    run: () => setOpen(place),
                  },
                  say('stock.change'),
                )}
                {button(
                  {
                    id: `place.active:${place.id}`,
                    command: 'place.change',
                    title: say(place.active ? 'stock.close-named' : 'stock.open-named', { name: place.code }),
                    run: () => turnPlace(place),
                  },
                  say(place.active ? 'stock.close' : 'stock.open'),
                )}
              </>
            ),
          },
        ]}
      />
      {site.holidays.length === 0 ? null : (
        <PlainTable
          label={say('stock.holidays-of', { name: site.name })}
          rows={site.holidays}
          rowId={({ date }) => date}
          columns={[
            { id: 'date', title: say('stock.closed-on'), render: ({ date }) => showDate(date) },
            { id: 'name', title: say('stock.name'), render: ({ name }) => name },
            {
              id: 'remove',
              title: '',
              align: 'end',
              render: ({ date, name }) =>
                button(
                  {
                    id: `site.remove-holiday:${site.id}:${date}`,
                    title: say('stock.remove-named', { name }),
                    run: () => removeHoliday(site, date, name),
                  },
                  say('items.remove'),
                ),
            },
          ]}
        />
      )}
      {open === 'site' ? <SiteForm site={site} onClose={close} /> : null}
      {open === 'holiday' ? <HolidayForm site={site} onClose={close} /> : null}
      {open === null || typeof open === 'string' ? null : <PlaceForm place={open} onClose={close} />}
    </RecordSection>
  );
}

function Use({ active }: { readonly active: boolean }) {
  return (
    <StateWord tone={active ? 'plain' : 'muted'}>
      {say(active ? 'stock.in-use' : 'stock.not-in-use')}
    </StateWord>
  );
}

function turnPlace({ id, code, active }: Place): void {
  void runAndSay(
    placeCommands.changePlace,
    { place: id, changes: { active: !active } },
    say(active ? 'stock.place-closed' : 'stock.place-opened', { code }),
  );
}

function removeHoliday(site: Site, date: string, name: string): void {
  void runAndSay(
    siteCommands.removeSiteHoliday,
    { site: site.id, date },
    say('stock.removed-holiday', { name, site: site.name }),
  );
}
