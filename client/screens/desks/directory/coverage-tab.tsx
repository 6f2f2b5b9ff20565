import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CheckCircle2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { MANAGERS } from '../../../../machines/roles.ts';
import { useDirectory, useMe, useRows } from '../../../cache.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { WorkRow } from '../../../parts/work-row.tsx';
import { TelLink } from './face-card.tsx';
import { useCoverage, useDirectoryWords, type Coverage } from './use-directory.ts';

type Line = Coverage['lines'][number];
const isGap = (line: Line) => line.state !== 'filled' && line.state !== 'covered';

/** Per organisation and theme who is the fixed contact; holes first in sight, with whom to call and what is to be handed over. */
export function CoverageTab({ onPlace }: { onPlace: (org: string) => void }) {
  const { t } = useDirectoryWords();
  const query = useCoverage();
  if (query.isPending) return <Loading lines={6} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const { lines, faces, gaps } = query.data;
  const orgs = [...new Set(lines.map((line) => line.org))];
  return (
    <div className="stack" style={{ gap: 20 }}>
      <div className={gaps ? 'note warn' : 'note good'} role="status">
        {gaps === 0 ? t('noGaps') : gaps === 1 ? t('gap') : t('gaps', { count: gaps })}
      </div>
      {orgs.map((org) => (
        <OrgLines key={org} lines={lines.filter((line) => line.org === org)} onPlace={onPlace} />
      ))}
      <section className="card" aria-label={t('facesPerPractice')}>
        <h2 style={{ margin: '0 0 6px' }}>{t('facesPerPractice')}</h2>
        {faces.map((one) => (
          <div key={one.org} className="spread" style={{ padding: '4px 0' }}>
            <button type="button" className="linkish" onClick={() => onPlace(one.org)}>
              {one.orgName}
            </button>
            <span className={one.count > one.max ? 'tag warn' : 'tag'}>{t('faces', { count: one.count, max: one.max })}</span>
          </div>
        ))}
      </section>
    </div>
  );
}

function OrgLines({ lines, onPlace }: { lines: Line[]; onPlace: (org: string) => void }) {
  const { t } = useDirectoryWords();
  return (
    <section className="card" aria-label={lines[0].orgName}>
      <h2 style={{ margin: 0 }}>
        <button type="button" className="linkish" style={{ padding: 0, fontWeight: 650 }} onClick={() => onPlace(lines[0].org)}>
          {lines[0].orgName}
        </button>
      </h2>
      <table className="cover">
        <thead>
          <tr>
            <th scope="col">{t('theme')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('callNow')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={`${line.theme} ${line.liaison}`} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LineRow({ line }: { line: Line }) {
  const { t, day, themeText } = useDirectoryWords();
  const { people, organisations, personName } = useDirectory();
  const me = useMe().data;
  const number = people.find((one) => one.id === line.reach.person)?.phone ?? organisations.find((one) => one.id === line.org)?.phone;
  const [open, setOpen] = useState(false);
  const leads =
    (me?.roles.some((role) => (MANAGERS as readonly string[]).includes(role)) ?? false) && me?.memberships.find((hat) => hat.id === me.hat)?.org === line.org;
  const Sign = isGap(line) ? TriangleAlert : CheckCircle2;
  return (
    <>
      <tr>
        <td style={{ width: '18%' }}>
          <b>{themeText(line.theme)}</b>
        </td>
        <td style={{ width: '24%' }}>
          {personName(line.person) || <span className="quiet">{t('noContact')}</span>}
          {line.deputy && line.deputy !== line.person && <div className="small quiet">{`${t('as_deputy')}: ${personName(line.deputy)}`}</div>}
        </td>
        <td style={{ width: '26%' }}>
          <span className={isGap(line) ? 'tag warn' : line.state === 'covered' ? 'tag' : 'tag good'}>
            <Sign size={14} aria-hidden /> {t(`state_${line.state}`)}
          </span>
          {line.since && <div className="small quiet">{t('since', { day: day(line.since) })}</div>}
        </td>
        <td>
          {personName(line.reach.person) || line.orgName}
          {line.reach.fallback && <div className="small quiet">{t(`as_${line.reach.as}`)}</div>}
          {number && (
            <div>
              <TelLink phone={number} name={personName(line.reach.person) || line.orgName} />
            </div>
          )}
          <div className="line no-print">
            {line.leftBy && (
              <button type="button" className="linkish small" aria-expanded={open} onClick={() => setOpen(!open)}>
                {t('handOver', { name: personName(line.leftBy) })} ({t('handOverCount', { count: line.openItems })})
              </button>
            )}
            {leads && isGap(line) && (
              <Button component={Link} to={line.liaison ? `/i/${line.liaison}` : '/start/liaison'} size="compact-sm" variant="light">
                {line.liaison ? t('toAssignment') : t('assign')}
              </Button>
            )}
          </div>
        </td>
      </tr>
      {open && line.leftBy && (
        <tr>
          <td colSpan={4}>
            <HandOver person={line.leftBy} theme={line.theme} />
          </td>
        </tr>
      )}
    </>
  );
}

/** What is still in the name of who left, as far as one may see it. */
function HandOver({ person, theme }: { person: string; theme: string }) {
  const { t } = useDirectoryWords();
  const rows = useRows({ owner: person, running: 'true', limit: 100 });
  if (rows.isPending) return <Loading lines={2} />;
  if (rows.isError) return <Failed error={rows.error} onRetry={() => void rows.refetch()} />;
  const open = rows.data.rows.filter((row) => row.machine !== 'liaison' && (row.theme === theme || row.theme === null));
  if (open.length === 0) return <p className="quiet">{t('handOverNone')}</p>;
  return (
    <ul className="rows">
      {open.map((row) => (
        <WorkRow key={row.id} row={row} />
      ))}
    </ul>
  );
}
