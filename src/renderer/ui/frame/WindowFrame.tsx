import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { announce } from '../../platform/announcements.ts';
import { listenForKeys } from '../../platform/key-listener.ts';
import { type PageAction, useFrameActions } from '../../platform/page-actions.ts';
import { useSession } from '../../platform/session.ts';
import { say } from '../../platform/strings.ts';
import { typingKept } from '../../platform/typing-kept.ts';
import { runLocal } from '../../platform/workstation-calls.ts';
import { StandsStill } from '../page/StandsStill.tsx';
import { type Place, usePageRegistry } from '../page-registry.ts';
import { AnnouncementStrip } from './AnnouncementStrip.tsx';
import { DemoStrip } from './DemoStrip.tsx';
import { FindDialog } from './FindDialog.tsx';
import { KeySheet } from './KeySheet.tsx';
import { PlacesBar } from './PlacesBar.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import classes from './WindowFrame.module.css';

/** Top, places, work, status: what stands around every page. */
export function WindowFrame() {
  const [finding, setFinding] = useState(false);
  const [sheet, setSheet] = useState(false);
  const navigate = useNavigate();
  const session = useSession();
  const { places, useEverywhere } = usePageRegistry();
  const everywhere = useEverywhere();
  const visible = useMemo(
    () => places.filter(({ permission }) => permission === undefined || session?.permissions.has(permission)),
    [places, session],
  );
  const actions = useMemo(
    () => [
      ...everywhere,
      ...visible.map((place) => goTo(place, (path) => void navigate({ to: path }))),
      frameAction('frame.saved-here', 'save', tryServerNow),
      frameAction('frame.find', 'find', () => setFinding(true)),
      frameAction('frame.keys', 'sheet', () => setSheet(true)),
    ],
    [everywhere, visible, navigate],
  );
  useFrameActions(actions);
  useEffect(listenForKeys, []);
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#work">
        {say('frame.skip-to-work')}
      </a>
      <TopBar onFind={() => setFinding(true)} onKeys={() => setSheet(true)} />
      <DemoStrip />
      <PlacesBar places={visible} />
      <main className={classes.work} id="work" tabIndex={-1}>
        <StandsStill>
          <Outlet />
        </StandsStill>
      </main>
      <StatusBar />
      <AnnouncementStrip />
      <FindDialog opened={finding} onClose={() => setFinding(false)} />
      <KeySheet opened={sheet} onClose={() => setSheet(false)} />
    </div>
  );
}

function goTo({ title, path, key }: Place, go: (path: string) => void): PageAction {
  return {
    id: `go.${path}`,
    title: say('frame.go-to', { place: say(title) }),
    ...(key ? { key } : {}),
    run: () => go(path),
  };
}

/** There is nothing to save: what was done is saved here already. */
function tryServerNow(): void {
  void typingKept().then(() => announce(say('frame.saved-here')));
  void runLocal('local.sync', {});
}

function frameAction(id: string, key: 'find' | 'sheet' | 'save', run: () => void): PageAction {
  return { id, title: say(id), key, run, hidden: true };
}
