import { Link } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import type { CaseFile } from '../../../server/contract/shapes.ts';
import { Due } from '../../parts/due.tsx';
import { NextSteps } from '../../parts/next-steps.tsx';
import { Person } from '../../parts/person.tsx';
import { useGlow } from '../../live.ts';
import { useSentences } from '../../words/sentences.ts';
import { wordsOf } from '../../words/tracks.ts';

type Action = CaseFile['actions'][number];

/** Who does what by when; what is done lies folded. */
export function Agreements({ file }: { file: CaseFile }) {
  const { t } = useSentences();
  const open = file.actions.filter((action) => action.running).sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  const done = file.actions.filter((action) => !action.running);
  const plan = (file.instance.data as Record<string, any>).plan as { goals: string[]; actions: string[]; nextEvaluation: string | null } | null;
  return (
    <section className="card stack tight" aria-label={t('case.agreements')}>
      <h2 style={{ margin: 0 }}>{t('case.agreements')}</h2>
      {open.length === 0 && (
        <p className="quiet" style={{ margin: 0 }}>
          {t('case.noActions')}
        </p>
      )}
      {open.map((action) => (
        <ActionLine key={action.id} action={action} />
      ))}
      {plan && plan.goals.length + plan.actions.length > 0 && <Plan plan={plan} />}
      {done.length > 0 && (
        <details>
          <summary className="small">
            {t('case.doneActions')} ({done.length})
          </summary>
          {done.map((action) => (
            <p key={action.id} className="small" style={{ margin: '6px 0' }}>
              <CircleCheck size={14} aria-hidden /> <ActionText action={action} />{' '}
              <span className="quiet">
                · <Person id={action.owner} />
              </span>
            </p>
          ))}
        </details>
      )}
    </section>
  );
}

function ActionLine({ action }: { action: Action }) {
  const glow = useGlow(action.id);
  return (
    <article className={glow ? 'sub glow' : 'sub'}>
      <Link to={`/i/${action.id}`} className="plain">
        <b>
          <ActionText action={action} />
        </b>
      </Link>
      <p className="small" style={{ margin: '3px 0 6px' }}>
        <Person id={action.owner} /> <Due at={action.dueAt} />
      </p>
      <NextSteps instance={action} compact likely={['COMPLETE', 'ACCEPT', 'START', 'UNBLOCK']} />
    </article>
  );
}

/** What was agreed in words; a task that Mekoar made has a name of which the machine knows the words. */
function ActionText({ action }: { action: Action }) {
  const { titleOf } = useSentences();
  const data = action.data as { text?: string | null; task?: string | null };
  return <>{data.text ?? titleOf({ machine: 'action', title: data.task ?? action.title })}</>;
}

function Plan({ plan }: { plan: { goals: string[]; actions: string[]; nextEvaluation: string | null } }) {
  const { locale } = useSentences();
  const words = wordsOf('case', locale);
  const label = (name: string) => (typeof words.fields[name] === 'string' ? words.fields[name] : (words.fields[name]?.label ?? name));
  return (
    <div className="sub">
      {(
        [
          ['goals', plan.goals],
          ['actions', plan.actions],
        ] as const
      )
        .filter(([, list]) => list.length > 0)
        .map(([name, list]) => (
          <div key={name}>
            <b className="small">{label(name)}</b>
            <ul style={{ margin: '2px 0 6px', paddingLeft: 18 }}>
              {list.map((one, index) => (
                <li key={index}>{one}</li>
              ))}
            </ul>
          </div>
        ))}
      {plan.nextEvaluation && (
        <p className="small quiet" style={{ margin: 0 }}>
          {label('nextEvaluation')}: <Due at={plan.nextEvaluation} plain />
        </p>
      )}
    </div>
  );
}

/** The professionals around the client, with their numbers. */
export function Team({ file }: { file: CaseFile }) {
  const { t } = useSentences();
  const owner = file.instance.row.owner;
  const team = ((file.instance.data as Record<string, any>).team ?? []) as string[];
  const people = [...new Set([owner, ...team].filter((id): id is string => Boolean(id)))];
  return (
    <section className="card stack tight" aria-label={t('case.team')}>
      <h2 style={{ margin: 0 }}>{t('case.team')}</h2>
      {people.map((id) => (
        <p key={id} style={{ margin: 0 }}>
          <Person id={id} role phone /> {id === owner && <span className="tag">{t('case.owner')}</span>}
        </p>
      ))}
      {people.length === 0 && (
        <p className="quiet" style={{ margin: 0 }}>
          {t('common.nobodyYet')}
        </p>
      )}
      <NextSteps instance={file.instance} compact likely={['ADD_TO_TEAM', 'REMOVE_FROM_TEAM']} />
    </section>
  );
}
