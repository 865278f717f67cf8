import { type ReactNode, useState } from 'react';
import { StillPartContext, stillPart } from '../../platform/still-part.ts';

/** Around what a {@link RecordNews} in it may hold still. */
export function StandsStill({ children }: { readonly children: ReactNode }) {
  const [part] = useState(stillPart);
  return <StillPartContext value={part}>{children}</StillPartContext>;
}
