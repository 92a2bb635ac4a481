import { type RefObject, useEffect, useRef } from 'react';

/** The value of the last render, for effects that must not run again when a callback changes. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
