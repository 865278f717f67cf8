import { createRoute, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { PageAction } from '../platform/page-actions.ts';
import { useMay } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import type { Place } from '../ui/page-registry.ts';
import { rootRoute } from '../ui/root-route.ts';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { FileStep } from './FileStep.tsx';
import { ImportsPage } from './ImportsPage.tsx';
import { importKinds } from './import-draft.ts';
import { ReadStep } from './ReadStep.tsx';
import { RunPage } from './RunPage.tsx';
import { StartStep } from './StartStep.tsx';
import { useUnfinishedImports } from './unfinished-imports.ts';

const getParentRoute = () => rootRoute;

/** Every step has an address, so that it can be left, gone back to and resumed. */
export const importRoutes = [
  createRoute({ getParentRoute, path: '/import', component: ImportsPage }),
  createRoute({ getParentRoute, path: '/import/new', component: FileStep }),
  createRoute({ getParentRoute, path: '/import/$upload/read', component: ReadStep }),
  createRoute({ getParentRoute, path: '/import/$upload/columns', component: ColumnsStep }),
  createRoute({ getParentRoute, path: '/import/$upload/check', component: CheckStep }),
  createRoute({ getParentRoute, path: '/import/$upload/start', component: StartStep }),
  createRoute({ getParentRoute, path: '/import/runs/$run', component: RunPage }),
] as const;

export const importPlaces: readonly Place[] = [
  {
    title: 'place.imports',
    path: '/import',
    group: 'office',
    permission: 'imports.run',
    useCount: () => useUnfinishedImports()?.length,
  },
];

/** “Import customers” and so on, from everywhere. */
export function useImportActions(): readonly PageAction[] {
  const navigate = useNavigate();
  const may = useMay('imports.run');
  return useMemo(
    () =>
      importKinds.map((kind) => ({
        id: `import.${kind}`,
        title: say(`imports.import-${kind}`),
        may: may || { code: 'people.no-permission', params: { permission: 'imports.run' } },
        run: () => void navigate({ to: '/import/new', search: { kind } as never }),
      })),
    [navigate, may],
  );
}
