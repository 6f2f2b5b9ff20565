import { useRef } from 'react';
import type { Instance, Problem } from '../../../../server/contract/shapes.ts';
import { api, newKey, ProblemError, sendEvent, startInstance } from '../../../api.ts';
import { cache } from '../../../cache.ts';
import { settle } from '../../../live.ts';
import { filled, type Values } from '../../../parts/form/values.ts';
import type { ReferralValues } from './compose-values.ts';

type Result = { ok: true; referral: Instance } | { ok: false; problem: Problem };
type Keys = { said: string; start: string; submit: string; after: string };

/**
 * Starts a referral where there is none yet, hands it in, and says at once what the screen knows already: that consent is still to be asked, or that the
 * client keeps the GP out. The keys stay the same as long as the text does, so whatever was refused or lost half-way is sent again and never doubled.
 */
export function useSubmitReferral(caseId: string, draft: string | null) {
  const begun = useRef<string | null>(draft);
  const keys = useRef<Keys>({ said: '', start: '', submit: '', after: '' });

  async function begin(payload: Values): Promise<string> {
    begun.current ??= (await startInstance('referral', { ...payload, caseId }, keys.current.start)).id;
    return begun.current;
  }

  return async (payload: Values, values: ReferralValues, submits: boolean): Promise<Result> => {
    const said = JSON.stringify([payload, submits]);
    if (keys.current.said !== said) keys.current = { said, start: newKey(), submit: newKey(), after: newKey() };
    // The start keeps the letter; only handing it in says on what ground it goes.
    const { exception: _exception, ...letter } = payload;
    try {
      const id = await begin(filled(letter));
      if (!submits) return done(await refetched(id));
      const handedIn = await sendEvent(id, 'SUBMIT', payload, { key: keys.current.submit });
      return done(await thenSays(handedIn, values, keys.current.after));
    } catch (error) {
      if (error instanceof ProblemError) return { ok: false, problem: error.problem };
      throw error;
    }
  };
}

/** What the screen knows of the answer that the referral now waits for. */
async function thenSays(referral: Instance, values: ReferralValues, key: string): Promise<Instance> {
  const at = (state: string) => referral.row?.state.includes(`route.${state}`);
  const may = (type: string) => referral.can?.some((one) => one.type === type && one.allowed);
  if (at('consentCheck') && values.ground === 'ASK' && may('CONSENT_MISSING')) return sendEvent(referral.id, 'CONSENT_MISSING', {}, { key });
  if (at('awaitingConsent') && values.gpContactRefused && values.ground !== 'ASK' && may('GP_CONTACT_REFUSED'))
    return sendEvent(referral.id, 'GP_CONTACT_REFUSED', filled({ explanation: values.gpWhy }), { key });
  return referral;
}

async function refetched(id: string): Promise<Instance> {
  return api.get<Instance>(`/api/instances/${id}`);
}

function done(referral: Instance): Result {
  settle(cache, referral);
  void cache.invalidateQueries({ queryKey: ['rows'] });
  if (referral.row?.case) void cache.invalidateQueries({ queryKey: ['case', referral.row.case] });
  return { ok: true, referral };
}
