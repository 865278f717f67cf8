import { useState } from 'react';
import { placeCommands } from '../../shared/inventory/place-commands.ts';
import { siteCommands } from '../../shared/inventory/site-commands.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useMayRun } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { RecordPage } from '../ui/page/RecordPage.tsx';
import { PlaceForm, SiteForm } from './SiteForms.tsx';
import { SiteSection } from './SiteSection.tsx';
import { usePlaces, useSites } from './stock-places.ts';

/** Buildings with their places, working days and holidays. */
export function SitesPage() {
  const sites = useSites();
  const places = usePlaces();
  const [adding, setAdding] = useState<'site' | 'place' | null>(null);
  const addPlace: PageAction = {
    id: 'place.create',
    title: say('stock.add-place'),
    may: useMayRun(placeCommands.createPlace),
    run: () => setAdding('place'),
  };
  const addSite: PageAction = {
    id: 'site.create',
    title: say('stock.add-site'),
    key: 'create',
    may: useMayRun(siteCommands.createSite),
    run: () => setAdding('site'),
  };
  const close = () => setAdding(null);
  return (
    <>
      <RecordPage kind="sites" title={say('place.sites')} actions={[addPlace]} primary={addSite} figures={[]}>
        {sites.map((site) => (
          <SiteSection key={site.id} site={site} places={places.filter((place) => place.site === site.id)} />
        ))}
      </RecordPage>
      {adding === 'site' ? <SiteForm site={null} onClose={close} /> : null}
      {adding === 'place' ? <PlaceForm place={null} onClose={close} /> : null}
    </>
  );
}
