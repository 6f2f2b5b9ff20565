import type { ReactNode } from 'react';
import { LanguageButton } from '../../parts/language-button.tsx';
import { Mark } from '../shell/header.tsx';

/** What stands around every page before one is signed in. */
export function Frame({ children, width = 560 }: { children: ReactNode; width?: number }) {
  return (
    <main className="page" style={{ maxWidth: width }}>
      <div className="spread no-print" style={{ marginBottom: 28 }}>
        <span className="line">
          <Mark size={34} />
          <b style={{ fontSize: '1.25rem' }}>Mekoar</b>
        </span>
        <LanguageButton />
      </div>
      {children}
    </main>
  );
}
