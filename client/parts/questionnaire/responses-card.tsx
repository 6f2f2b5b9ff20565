import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ClipboardList, Plus } from 'lucide-react';
import { useState } from 'react';
import { questionnaires } from '../../../machines/questionnaires/questionnaires.ts';
import type { Form } from '../../../machines/questionnaires/read-questionnaire.ts';
import type { Problem, Row } from '../../../server/contract/shapes.ts';
import { ProblemError, startInstance } from '../../api.ts';
import { useDirectory, useRows } from '../../cache.ts';
import { useNow } from '../../clock.ts';
import { dayText } from '../../words/dates.ts';
import { useWords } from '../../words/i18n.ts';
import { useOwnWords } from '../../words/own.ts';
import type { Values } from '../form/values.ts';
import { ResponseForm } from './response-form.tsx';
import { words } from './words.ts';

type Where = { caseId: string; about?: string; /** codes that are offered first here */ first?: readonly string[] };

/** What was filled in for this case, and the way to fill in one more. */
export function ResponsesCard({ caseId, about, first }: Where) {
  const { t, locale } = useOwnWords(words);
  const { personName } = useDirectory();
  const now = useNow();
  const rows = useRows({ machine: 'questionnaireResponse', case: caseId }).data?.rows ?? [];
  const [open, setOpen] = useState(false);
  const counts = rows.filter((row) => !row.state.includes('enteredInError'));
  return (
    <section className="card stack tight" aria-label={t('title')}>
      <div className="spread">
        <h2 style={{ margin: 0 }}>{t('title')}</h2>
        <Button className="no-print" size="compact-sm" variant="light" leftSection={<Plus size={15} aria-hidden />} onClick={() => setOpen(true)}>
          {t('fillIn')}
        </Button>
      </div>
      {counts.length === 0 && (
        <p className="quiet" style={{ margin: 0 }}>
          {t('none')}
        </p>
      )}
      {counts.map((row) => (
        <Link key={row.id} to={`/i/${row.id}`} className="qst-line">
          <ClipboardList size={16} aria-hidden />
          <span className="grow">
            <span className="qst-name">{titleOf(row, locale)}</span>
            <span className="quiet small">
              {dayText(row.createdAt, locale, now)}, {personName(row.owner)}
            </span>
          </span>
        </Link>
      ))}
      <FillIn open={open} where={{ caseId, about, first }} onClose={() => setOpen(false)} />
    </section>
  );
}

function FillIn({ open, where, onClose }: { open: boolean; where: Where; onClose: () => void }) {
  const { t: w } = useWords();
  const { t, locale } = useOwnWords(words);
  const client = useQueryClient();
  const phone = useMediaQuery('(max-width: 48em)');
  const [form, setForm] = useState<Form | null>(null);
  const leave = () => (setForm(null), onClose());
  async function send(payload: Values): Promise<Problem | null> {
    try {
      await startInstance('questionnaireResponse', { caseId: where.caseId, ...(where.about && { about: where.about }), ...payload });
      await client.invalidateQueries({ queryKey: ['rows'] });
      leave();
      return null;
    } catch (error) {
      if (error instanceof ProblemError) return error.problem;
      throw error;
    }
  }
  return (
    <Modal
      opened={open}
      onClose={leave}
      title={<b>{form ? form.title[locale] : t('which')}</b>}
      size="lg"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': w('common.close') }}
    >
      {form ? (
        <ResponseForm form={form} draftKey={`${where.caseId}:${form.canonical}`} onSubmit={send} onCancel={() => setForm(null)} />
      ) : (
        <Pick first={where.first ?? []} onPick={setForm} />
      )}
    </Modal>
  );
}

function Pick({ first, onPick }: { first: readonly string[]; onPick: (form: Form) => void }) {
  const { t, locale } = useOwnWords(words);
  const offered = questionnaires.filter((form) => form.active && form.category !== 'none' && !['CHILDCHECK', 'RISK_SUICIDE'].includes(form.code));
  const order = (form: Form) => (first.includes(form.code) ? first.indexOf(form.code) : first.length);
  const sorted = offered.toSorted((a, b) => order(a) - order(b) || a.title[locale].localeCompare(b.title[locale]));
  const group = (title: string, forms: Form[]) => (
    <section className="stack tight">
      <h3 style={{ margin: 0 }}>{title}</h3>
      <div className="qst-pick">
        {forms.map((form) => (
          <Button
            key={form.canonical}
            variant="default"
            justify="flex-start"
            h="auto"
            py={8}
            onClick={() => onPick(form)}
            styles={{ label: { whiteSpace: 'normal', textAlign: 'left' } }}
          >
            {form.title[locale]}
          </Button>
        ))}
      </div>
    </section>
  );
  return (
    <div className="stack">
      {group(
        t('ownLists'),
        sorted.filter((form) => form.licence !== 'score-only'),
      )}
      {group(
        t('scores'),
        sorted.filter((form) => form.licence === 'score-only'),
      )}
    </div>
  );
}

const titleOf = (row: Row, locale: 'nl' | 'en'): string => questionnaires.find(({ code }) => code === row.title)?.title[locale] ?? row.title ?? '';
