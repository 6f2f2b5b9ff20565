import { Button, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { STOP_REASONS, type MailLine } from '../../../../server/contract/mail-shapes.ts';
import { api, newKey, ProblemError } from '../../../api.ts';
import { useDirectory } from '../../../cache.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { outboxWords, type OutboxWord } from './words.ts';

const isWord = (word: string): word is OutboxWord => word in outboxWords.nl;

/** One mail: what kind, to which organisation, how it stands and why, and what may be done about it. */
export function Line({ line }: { line: MailLine }) {
  const { t, locale } = useOwnWords(outboxWords);
  const { orgName, personName } = useDirectory();
  const [stopping, setStopping] = useState(false);
  const act = useAct(line.id);
  const why = `why.${line.reason}`;
  const moment = (iso: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Amsterdam' }).format(new Date(iso));
  const facts = [
    line.reason && isWord(why) ? t(why) + (line.reply && line.reply !== '250' ? ` (${line.reply})` : '') : null,
    line.attempts > 0 ? t('attempts', { n: line.attempts }) : null,
    line.nextAt && line.status !== 'waiting' ? t('next', { at: moment(line.nextAt) }) : null,
    line.flagged && line.status !== 'uncertain' ? t('flagged') : null,
  ];
  return (
    <li style={{ padding: '12px 16px' }}>
      <div className="spread" style={{ gap: 12, flexWrap: 'wrap' }}>
        <div className="grow">
          <b>{t(line.kind)}</b> · {[personName(line.person), orgName(line.org)].filter(Boolean).join(', ') || t('unknownOrg')}
          <div>
            <span className={['uncertain', 'lost', 'stuck'].includes(line.status) ? 'tag danger' : 'tag'}>{t(`status.${line.status}`)}</span>{' '}
            <span className="quiet small">{facts.filter(Boolean).join(' · ')}</span>
          </div>
          <div className="quiet small">{moment(line.createdAt)}</div>
          {line.instance && line.kind === 'letter' && <Link to={`/i/${line.instance}` as '/'}>{t('open')}</Link>}
        </div>
        <div className="line no-print">
          {line.can.includes('retry') && (
            <Button size="compact-sm" variant="light" loading={act.isPending} onClick={() => act.mutate({ what: 'retry' })}>
              {t('retry')}
            </Button>
          )}
          {line.can.includes('phone') && (
            <Button size="compact-sm" variant="light" loading={act.isPending} onClick={() => act.mutate({ what: 'phone' })}>
              {t('phone')}
            </Button>
          )}
          {line.can.includes('stop') && (
            <Button size="compact-sm" variant="subtle" color="red" onClick={() => setStopping(!stopping)} aria-expanded={stopping}>
              {t('stop')}
            </Button>
          )}
        </div>
      </div>
      {stopping && (
        <Select
          label={t('why')}
          data={STOP_REASONS.map((value) => ({ value, label: t(value) }))}
          onChange={(reason) => reason && act.mutate({ what: 'stop', body: { reason } })}
          style={{ maxWidth: 320, marginTop: 8 }}
        />
      )}
      <Refused problem={act.error instanceof ProblemError ? act.error.problem : null} />
    </li>
  );
}

type Act = { what: 'retry' | 'stop' | 'phone'; body?: object };

/** One key for one intention, kept when it is unknown whether it arrived. */
function useAct(id: string) {
  const client = useQueryClient();
  const pending = useRef<{ said: string; key: string } | null>(null);
  return useMutation<unknown, Error, Act>({
    mutationFn: async ({ what, body = {} }) => {
      const said = JSON.stringify([what, body]);
      if (pending.current?.said !== said) pending.current = { said, key: newKey() };
      const done = await api.post(`/api/mail/${id}/${what}`, body, { key: pending.current.key });
      pending.current = null;
      return done;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['mail'] }),
  });
}
