import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../ui/root-route.ts';
import { OtherSignInPage } from './OtherSignInPage.tsx';

export const peopleRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/sign-in', component: OtherSignInPage }),
] as const;
