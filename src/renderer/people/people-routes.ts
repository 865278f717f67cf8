import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../ui/root-route.ts';
import { SignInPage } from './SignInPage.tsx';

export const peopleRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/sign-in', component: SignInPage }),
] as const;
