import { type RefObject, useLayoutEffect, useRef } from 'react';

/** A value as it is when something that took a while is done: what was typed meanwhile is in it. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  }, [value]);
  return latest;
}
