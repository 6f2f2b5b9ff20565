import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleDashed } from 'lucide-react';
import type { ConsentContext } from '../../../../machines/consent/contract.ts';
import { mustSign } from '../../../../machines/consent/signing.ts';
import type { CaseFile } from '../../../../server/contract/shapes.ts';
import { useCase } from '../../../cache.ts';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { ojgTrackWords } from './words.ts';

const IN_FORCE = ['active', 'expiring'];
const UNDER_12 = ['0-3', '4-11'];

/** [OJG3, OJG7] BR-16: who must say yes by the age of today, and how it stands with each; from the consents of the case. */
export function WhoSaysYes({ caseId, clientId }: { caseId: string | null; clientId: string }) {
  const { t } = useOwnWords(ojgTrackWords);
  return (
    <section className="card stack tight" aria-labelledby="ojg-who">
      <h2 id="ojg-who" style={{ margin: 0 }}>
        {t('who')}
      </h2>
      {caseId ? <Standing caseId={caseId} clientId={clientId} /> : <p className="quiet">{t('noCase')}</p>}
    </section>
  );
}

function Standing({ caseId, clientId }: { caseId: string; clientId: string }) {
  const { t } = useOwnWords(ojgTrackWords);
  const { locale, now } = useSentences();
  const file = useCase(caseId).data;
  if (!file) return null;
  const band = file.client?.id === clientId ? file.client.ageBand : null;
  const { needed, signed, complete } = standOf(file, band);
  const rule = band && UNDER_12.includes(band) ? 'young' : band === '12-15' ? 'middle' : 'adult';
  return (
    <>
      <p className="small quiet" style={{ margin: 0 }}>
        {t(rule)}
      </p>
      <ul className="who-says">
        {needed.map((one) => {
          const yes = signed.find((answer) => answer.signatory === one);
          return (
            <li key={one}>
              <span className={yes ? 'tag good' : 'tag warn'} style={{ whiteSpace: 'normal' }}>
                {yes ? <CircleCheck size={14} aria-hidden /> : <CircleDashed size={14} aria-hidden />}
                {yes ? t('said', { who: t(one), when: dayText(yes.on, locale, now) }) : t('still', { who: t(one) })}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="small" style={{ margin: 0 }}>
        {complete ? t('consentOk') : t('consentNot')} <Link to={`/casus/${caseId}`}>{t('toConsent')}</Link>
      </p>
    </>
  );
}

/** The consent that is furthest: one in force that bears every yes counts, as the guard judges it (machines/ojg/youth-consent.ts). */
function standOf(file: CaseFile, band: string | null) {
  const today = band ? { type: 'INTAKE_HELD', facts: { client: { ageBand: band } } } : undefined;
  const all = file.consents.map((consent) => {
    const data = consent.data as unknown as ConsentContext;
    const needed = mustSign(data, today);
    const signed = data.signed ?? [];
    const inForce = consent.row.state.some((state) => IN_FORCE.includes(state));
    return { needed, signed, complete: inForce && needed.every((one) => signed.some((answer) => answer.signatory === one)), far: signed.length };
  });
  const best = all.sort((a, b) => Number(b.complete) - Number(a.complete) || b.far - a.far)[0];
  return best ?? { needed: mustSign({ mustSign: [], ageBand: band as ConsentContext['ageBand'], soleAuthority: false }), signed: [], complete: false };
}
