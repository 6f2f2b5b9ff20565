import { consentPaper } from '../outbound/consent-paper.ts';
import { findClient } from '../views/clients.ts';
import { viewInstance } from '../views/instance.ts';
import type { Deps } from './deps.ts';
import type { Handlers } from './mount.ts';
import { refuse } from './refuse.ts';
import { viewsOf } from './views-of.ts';

/** The paper that goes with a consent: for who sees the consent, and with the name only for who may know it. */
export function consentHandlers(deps: Deps): Pick<Handlers, 'consentPaper'> {
  const views = viewsOf(deps);
  return {
    consentPaper: async ({ params, who }) => {
      const consent = await viewInstance(views, who, params.id);
      if (!consent || consent.machine !== 'consent') return refuse('not-found');
      const card = consent.row.client ? await findClient(views, who, consent.row.client) : null;
      await deps.trail.read(who, [{ type: 'consent', id: consent.id, ...(consent.row.case ? { caseId: consent.row.case } : {}), detail: 'paper' }]);
      const body = await consentPaper(deps.store.db, consent, card?.name ?? '', who.org, deps.clock.now());
      return { type: 'application/pdf', body, name: 'toestemming.pdf' };
    },
  };
}
