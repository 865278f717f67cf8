import { createContext, useContext } from 'react';
import type { PermissionCatalogue } from '../../shared/people/permission.ts';

/** Every right there is; handed in where the domains are joined. */
export const PermissionContext = createContext<PermissionCatalogue>({});

export function usePermissions(): PermissionCatalogue {
  return useContext(PermissionContext);
}
