import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import { runLocal } from './workstation-calls.ts';

/** The token of the backup that was opened with Daybook last; null for none. */
const useToken = create<{ readonly token: string | null }>(() => ({ token: tokenIn(location.href) }));

/** Notes what a path the desktop wants shown says of a backup. */
export function noteOpenedBackup(path: string): void {
  const token = tokenIn(path);
  if (token !== null) useToken.setState({ token });
}

/** The backup somebody opened with Daybook, as long as nothing was made of it. */
export function useOpenedBackup(): { readonly token: string; readonly name: string } | null {
  const { token } = useToken();
  const found = useQuery({
    queryKey: ['opened-backup', token],
    enabled: token !== null,
    async queryFn() {
      const answer = await runLocal('local.opened-file', { opened: token ?? '' });
      return answer.ok && answer.value.kind === 'backup' ? answer.value.name : null;
    },
  }).data;
  return token !== null && found ? { token, name: found } : null;
}

/** `…/backups?opened=TOKEN`. */
function tokenIn(address: string): string | null {
  const { pathname, searchParams } = new URL(address, location.href);
  return pathname === '/backups' ? searchParams.get('opened') : null;
}
