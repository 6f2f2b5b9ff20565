import { useEffect, useRef, useState } from 'react';

const GLOW_MS = 1500;

/** True for a moment after a value became another one on the screen; never for what was there at the start. `counts` false: seen, but no glow. */
export function useChanged(value: string | number, counts = true): boolean {
  const seen = useRef(value);
  const [glows, setGlows] = useState(false);
  useEffect(() => {
    if (value === seen.current) return;
    seen.current = value;
    if (!counts) return;
    setGlows(true);
    const timer = setTimeout(() => setGlows(false), GLOW_MS);
    return () => clearTimeout(timer);
  }, [value, counts]);
  return glows;
}
