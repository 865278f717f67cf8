import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';

/** How long parts that are still read may keep the rest from being shown, ms. */
const PATIENCE = 300;

/** What appears in one piece: its parts are read apart, and what stands must not be pushed by what comes. */
export function InOnePiece({ children }: { readonly children: ReactNode }) {
  const cache = useQueryClient();
  const reading = useIsFetching();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    // Asked of the cache itself: at first the count is that of before the parts began to read.
    if (reading === 0 && cache.isFetching() === 0) setShown(true);
  }, [reading, cache]);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return <div style={shown ? undefined : { visibility: 'hidden' }}>{children}</div>;
}
