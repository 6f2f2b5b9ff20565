import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { cardOf, type CardContext } from '../../../../machines/dementia/card.ts';
import type { CaseloadLine } from '../../../../server/contract/caseload.ts';
import { useDirectory } from '../../../cache.ts';
import { useNow } from '../../../clock.ts';
import { Person } from '../../../parts/person.tsx';
import { dayText } from '../../../words/dates.ts';
import { addressOf } from '../../../words/navigate.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useSentences } from '../../../words/sentences.ts';
import { Marks } from './say.tsx';
import { dementiaWords } from './words.ts';

/** The plan as a viewer gets it: texts opened, what he may not read absent. */
export type SeenPlan = {
  visitAgreement?: { everyWeeks: number; byPerson?: string };
  familyTalkAgreement?: { withWhom: string; byWhom: string; howOften: string };
  firstContactAgreement?: { byWhom: string; phone?: string | null };
  crisisPlan?: { signs: string; firstStep: string; phones?: string | null };
  safetyNet?: { who: string; what: string; when?: string | null; fallback?: string | null }[];
  carers?: { name: string; relation?: string | null; phone?: string | null }[];
};

/** One client on the handover list: the next visit, what was agreed, what to do in a crisis, who takes over. */
export function HandoverSheet({ line, takesOver, today }: { line: CaseloadLine; takesOver: string | null; today: string }) {
  const { t, locale } = useOwnWords(dementiaWords);
  const { nowSentence } = useSentences();
  const { personName } = useDirectory();
  const now = useNow();
  const card = cardOf(line.data as unknown as CardContext, line.row.state[0] ?? '', today);
  const plan = (line.data.plan ?? {}) as SeenPlan;
  const { visitAgreement: visit, familyTalkAgreement: family, firstContactAgreement: first, crisisPlan: crisis } = plan;
  const agreements = [
    visit && t('everyWeeks', { weeks: visit.everyWeeks, name: personName(visit.byPerson ?? line.row.owner) }),
    family && t('family', { who: family.withWhom, name: personName(family.byWhom), often: lower(family.howOften) }),
    first && [t('first', { name: personName(first.byWhom) }), first.phone].filter(Boolean).join(', '),
    card.lacks.length > 0 && t('missing', { what: card.lacks.map((name) => t(`m.${name}` as 'm.visitAgreement')).join(', ') }),
  ].filter(Boolean);
  return (
    <article className="card dem-sheet">
      <h3>
        <Link to={addressOf(line.row)} className="plain">
          {line.row.title ?? t('nameless')}
        </Link>
        {line.client?.age != null && <span className="quiet"> ({line.client.age})</span>}
      </h3>
      <p style={{ margin: '4px 0 0' }}>{nowSentence(line.row)}</p>
      <Marks card={card} state={line.row.state[0] ?? ''} />
      <dl>
        <Fact name={t('takesOver')}>{takesOver ? <Person id={takesOver} phone /> : <b>{t('nobodyTakes')}</b>}</Fact>
        <Fact name={t('nextVisit')}>
          {card.visit ? `${dayText(card.visit.on, locale, now)}, ${t('byWhom', { name: personName(card.visit.by) })}` : t('noVisit')}
        </Fact>
        {agreements.length > 0 && (
          <Fact name={t('agreements')}>
            {agreements.map((one) => (
              <div key={String(one)}>{one}</div>
            ))}
          </Fact>
        )}
        <Fact name={t('crisisPlan')}>
          {crisis ? (
            <>
              <div>
                {t('signs')}: {crisis.signs}
              </div>
              <div>
                {t('firstStep')}: {crisis.firstStep}
              </div>
              {crisis.phones && (
                <div>
                  {t('phones')}: {crisis.phones}
                </div>
              )}
            </>
          ) : (
            <b>{t('noCrisisPlan')}</b>
          )}
        </Fact>
        {plan.safetyNet && plan.safetyNet.length > 0 && (
          <Fact name={t('net')}>
            {plan.safetyNet.map((one) => (
              <div key={one.who + one.what}>{[one.who, one.what, one.when, one.fallback].filter(Boolean).join(' · ')}</div>
            ))}
          </Fact>
        )}
        {plan.carers && plan.carers.length > 0 && (
          <Fact name={t('carers')}>
            {plan.carers.map((one) => (
              <div key={one.name}>{[one.name, one.relation, one.phone].filter(Boolean).join(' · ')}</div>
            ))}
          </Fact>
        )}
      </dl>
    </article>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

const lower = (text: string): string => (text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/, '');
