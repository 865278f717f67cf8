import { RouterProvider } from '@tanstack/react-router';
import { permissionCatalogue } from '../shared/daybook-declarations.ts';
import { PermissionContext } from './administration/permission-titles.ts';
import { AttentionKnowledgeContext } from './attention/attention-ways.ts';
import { attentionKnowledge, daybookRouter, registry } from './daybook-pages.ts';
import { FirstRunPage } from './people/FirstRunPage.tsx';
import { SessionFollower } from './people/SessionFollower.tsx';
import { SignInPage } from './people/SignInPage.tsx';
import { useSeat } from './people/seat.ts';
import { followPaths } from './platform/desktop-line.ts';
import { refuseOtherDrops } from './platform/file-drops.ts';
import { noteOpenedBackup } from './platform/opened-backup.ts';
import { offerInspection } from './platform/page-inspection.ts';
import { useLocal } from './platform/query-cache.ts';
import { useSessionState } from './platform/session.ts';
import { say } from './platform/strings.ts';
import { PageRegistryContext } from './ui/page-registry.ts';

const router = daybookRouter();
followPaths((path) => {
  noteOpenedBackup(path);
  router.history.push(path);
});
refuseOtherDrops();
offerInspection(Object.keys(router.routesByPath));

const permissions = Object.fromEntries(
  Object.entries(permissionCatalogue).map(([name, permission]) => [
    name,
    { ...permission, title: say(`permission.${name}`) },
  ]),
);

/** What a window shows: the first run, who are you, or the work. */
export function DaybookGate() {
  const seat = useSeat();
  if (!seat) return null;
  return seat.state === 'taken' ? <WorkWindow /> : <FirstRunPage seat={seat} />;
}

function WorkWindow() {
  const status = useLocal('local.status', {}).data;
  const session = useSessionState((state) => state.session);
  if (!status) return null;
  return (
    <>
      <SessionFollower />
      {status.person === null ? (
        <SignInPage />
      ) : session === undefined ? null : (
        <PageRegistryContext value={registry}>
          <AttentionKnowledgeContext value={attentionKnowledge}>
            <PermissionContext value={permissions}>
              <RouterProvider router={router} />
            </PermissionContext>
          </AttentionKnowledgeContext>
        </PageRegistryContext>
      )}
    </>
  );
}
