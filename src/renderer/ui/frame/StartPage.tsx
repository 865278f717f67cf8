import { Navigate } from '@tanstack/react-router';
import { usePageRegistry } from '../page-registry.ts';

/** The address without a path: the first place there is. */
export function StartPage() {
  const { places } = usePageRegistry();
  return <Navigate to={places[0]?.path ?? '/sign-in'} replace />;
}
