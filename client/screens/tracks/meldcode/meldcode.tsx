import { Button } from '@mantine/core';
import { Printer } from 'lucide-react';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { NextSteps } from '../../../parts/next-steps.tsx';
import { Person } from '../../../parts/person.tsx';
import { NowCard } from '../../../parts/now-card.tsx';
import { StateDiagram } from '../../../parts/state-diagram.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { TrackCourse, TrackHead } from '../parts.tsx';
import type { TrackScreenProps } from '../tracks.ts';
import './meldcode.css';
import { dataOf } from './path.ts';
import { Steps } from './steps.tsx';
import { Report, UnsafeNow } from './unsafe.tsx';
import { words } from './words.ts';

/** What the path itself asks. */
const ON_PATH = [
  'MAPPED',
  'CONSULTED',
  'TALKED',
  'TALK_NOT_SAFE',
  'SUSPICION',
  'NO_SUSPICION',
  'DECIDE_REPORT',
  'DECIDE_HELP',
  'REPORTED',
  'ACUTE_UNSAFE',
  'INVOLVE',
];

/** The reporting code as one path on one screen (3.20): five steps with their records, danger now, the report, and who knows of it. */
export function TrackScreen({ instance, act }: TrackScreenProps) {
  const { t } = useOwnWords(words);
  const helps = instance.row.state.includes('helpMonitored');
  return (
    <>
      <div className="spread" style={{ alignItems: 'flex-start' }}>
        <TrackHead instance={instance} />
        <Button className="no-print" variant="subtle" size="compact-sm" leftSection={<Printer size={15} aria-hidden />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      <UnsafeNow instance={instance} act={act} />
      {helps && <NowCard instance={instance} steps={{ hide: ON_PATH }} />}
      <Report instance={instance} act={act} />
      <div className="two">
        <Steps instance={instance} act={act} />
        <div className="stack">
          <Involved instance={instance} />
          <TrackCourse instance={instance} />
        </div>
      </div>
      <StateDiagram instance={instance} />
    </>
  );
}

/** [MELD4] Who knows of it, and the way to ask somebody along. */
function Involved({ instance }: { instance: Instance }) {
  const { t } = useOwnWords(words);
  const others = instance.can.map(({ type }) => type).filter((type) => type !== 'INVOLVE');
  const open = instance.can.some(({ type, allowed }) => type === 'INVOLVE' && allowed);
  return (
    <section className="card stack tight">
      <h2 style={{ margin: 0 }}>{t('involved')}</h2>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {dataOf(instance).involved.map((person) => (
          <li key={person}>
            <Person id={person} />
          </li>
        ))}
      </ul>
      <p className="quiet small" style={{ margin: 0 }}>
        {t('involvedHelp')}
      </p>
      {open && <NextSteps instance={instance} likely={['INVOLVE']} hide={others} />}
    </section>
  );
}
