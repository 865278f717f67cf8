import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../ui/root-route.ts';
import { RolesPage } from './RolesPage.tsx';

export const rolesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/roles',
  component: RolesPage,
});
