import { spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';

const after: Record<string, string> = { w: '/', b: '/inbox', c: '/casussen', o: '/overleg', i: '/berichten', d: '/bureau', s: '/signaal' };

/** `/` search, `n` new signal, `g` and a letter to go, arrows in lists. Never while somebody types. */
export function useKeys(): void {
  const navigate = useNavigate();
  useEffect(() => {
    let waiting = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const go = waiting ? after[event.key] : undefined;
      clearTimeout(waiting);
      waiting = 0;
      if (go) void navigate({ to: go });
      else if (event.key === 'g') waiting = setTimeout(() => (waiting = 0), 1_200) as unknown as number;
      else if (event.key === '/') spotlight.open();
      else if (event.key === 'n') void navigate({ to: '/signaal' });
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return moveInList(event);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate]);
}

function typing(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return Boolean(
    element?.closest(
      'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="menu"], [role="dialog"], [role="slider"], [role="tablist"]',
    ),
  );
}

/** Arrows walk over the lines of the list that has the focus; the first press goes to the first line of the page. */
function moveInList(event: KeyboardEvent): void {
  const lines = [...document.querySelectorAll<HTMLElement>('main .rows .row')];
  if (lines.length === 0) return;
  const at = lines.indexOf(document.activeElement as HTMLElement);
  if (at < 0 && document.activeElement !== document.body) return;
  event.preventDefault();
  lines[Math.min(Math.max(at + (event.key === 'ArrowDown' ? 1 : -1), 0), lines.length - 1)].focus();
}
