import { Button, Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { House } from 'lucide-react';
import { useState } from 'react';
import type { CaseHousehold } from '../../../server/contract/household.ts';
import type { Problem } from '../../../server/contract/shapes.ts';
import { api, ProblemError } from '../../api.ts';
import { Refused } from '../../parts/feedback.tsx';
import { Picker } from '../../parts/form/pickers.tsx';
import { useWords } from '../../words/i18n.ts';
import { ownWords, useOwnWords } from '../../words/own.ts';
import { useSentences } from '../../words/sentences.ts';

const words = ownWords(
  {
    title: 'Huishouden',
    alone: 'Er is niemand bekend die hier ook woont.',
    noCase: 'geen casus die u mag zien',
    link: 'Woont samen met…',
    who: 'Met wie',
    help: 'Alleen cliënten die u zelf kent. Gebeurt er iets in de ene casus, dan hoort wie de andere heeft dat er iets is, als hij dat mag weten: één woord, geen inhoud.',
    save: 'Leg vast',
    apart: 'Woont hier niet meer',
  },
  {
    title: 'Household',
    alone: 'Nobody else is known to live here.',
    noCase: 'no case that you may see',
    link: 'Lives with…',
    who: 'With whom',
    help: 'Only clients whom you know yourself. When something happens in one case, whoever has the other hears that there is something, when he may know it: one word, no content.',
    save: 'Record',
    apart: 'Does not live here any more',
  },
);

/** Who else lives there and is known here, with their cases; and the way to say so. */
export function Household({ caseId }: { caseId: string }) {
  const { t } = useOwnWords(words);
  const { t: w, nowSentence } = useSentences();
  const query = useQuery({ queryKey: ['household', caseId], queryFn: ({ signal }) => api.get<CaseHousehold>(`/api/cases/${caseId}/household`, signal) });
  const [open, setOpen] = useState(false);
  if (!query.data || (query.data.members.length === 0 && !query.data.mayLink)) return null;
  const { label, members, mayLink } = query.data;
  return (
    <section className="card stack tight">
      <h2 style={{ margin: 0 }}>
        <House size={17} aria-hidden /> {t('title')} {label && <span className="quiet small">{label}</span>}
      </h2>
      {members.length === 0 && (
        <p className="quiet" style={{ margin: 0 }}>
          {t('alone')}
        </p>
      )}
      {members.map((member) => (
        <div key={member.id}>
          <b>{member.name}</b> {member.age !== null && <span className="quiet">({member.age})</span>}
          {member.cases.length === 0 && <span className="quiet small"> {t('noCase')}</span>}
          {member.cases.map((row) => (
            <p key={row.id} className="small" style={{ margin: '2px 0 0' }}>
              <Link to={`/casus/${row.id}`}>{w('case.title')}</Link> <span className="quiet">{nowSentence(row)}</span>
            </p>
          ))}
        </div>
      ))}
      {mayLink && (
        <div className="no-print">
          <Button size="compact-sm" variant="light" onClick={() => setOpen(true)}>
            {t('link')}
          </Button>
        </div>
      )}
      <LinkModal caseId={caseId} open={open} linked={query.data.id !== null} onClose={() => setOpen(false)} />
    </section>
  );
}

function LinkModal({ caseId, open, linked, onClose }: { caseId: string; open: boolean; linked: boolean; onClose: () => void }) {
  const { t } = useOwnWords(words);
  const { t: w } = useWords();
  const client = useQueryClient();
  const [who, setWho] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function send(other: string | null) {
    try {
      await api.post(`/api/cases/${caseId}/household`, { client: other });
      await Promise.all([client.invalidateQueries({ queryKey: ['household'] }), client.invalidateQueries({ queryKey: ['case', caseId] })]);
      setProblem(null);
      onClose();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    }
  }
  return (
    <Modal opened={open} onClose={onClose} title={<b>{t('link')}</b>} closeButtonProps={{ 'aria-label': w('common.close') }}>
      <div className="stack">
        <p className="quiet" style={{ margin: 0 }}>
          {t('help')}
        </p>
        <Picker pick="client" label={t('who')} value={who} onChange={setWho} />
        <Refused problem={problem} />
        <div className="line">
          <Button disabled={!who} onClick={() => void send(who)}>
            {t('save')}
          </Button>
          {linked && (
            <Button variant="subtle" color="gray" c="inherit" onClick={() => void send(null)}>
              {t('apart')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
