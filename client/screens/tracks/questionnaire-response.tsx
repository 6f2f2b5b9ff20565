import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { fromKept } from '../../../machines/questionnaires/answers.ts';
import { findQuestionnaire, questionnaireOf, questionnaires } from '../../../machines/questionnaires/questionnaires.ts';
import type { Instance } from '../../../server/contract/shapes.ts';
import { NowCard } from '../../parts/now-card.tsx';
import { QuestionnaireRead, QuestionnaireSource } from '../../parts/questionnaire/questionnaire-read.tsx';
import { ResponseForm } from '../../parts/questionnaire/response-form.tsx';
import { words } from '../../parts/questionnaire/words.ts';
import { dayText } from '../../words/dates.ts';
import { useOwnWords } from '../../words/own.ts';
import { useSentences } from '../../words/sentences.ts';
import { TrackCourse, TrackHead } from './parts.tsx';
import type { TrackScreenProps } from './tracks.ts';

/** A questionnaire that was filled in: its answers to read and print, and a correction in the newest version of it. */
export function TrackScreen({ instance, act }: TrackScreenProps) {
  const { t, locale } = useOwnWords(words);
  const { t: w, now } = useSentences();
  const phone = useMediaQuery('(max-width: 48em)');
  const [correcting, setCorrecting] = useState(false);
  const data = instance.data as { questionnaire: string; code: string; on: string };
  const form = findQuestionnaire(data.questionnaire);
  const answers = form ? answersOf(instance, data.questionnaire) : null;
  const newest = questionnaires.some(({ code, active }) => code === data.code && active) ? questionnaireOf(data.code) : form;
  const may = instance.can.some(({ type, allowed }) => type === 'AMEND' && allowed);
  return (
    <>
      <TrackHead instance={instance} />
      <section className="card stack">
        <div className="spread">
          <h2 style={{ margin: 0 }}>
            {form?.title[locale] ?? data.code} <span className="quiet small">{dayText(data.on, locale, now)}</span>
          </h2>
          <Button className="no-print" variant="subtle" size="compact-sm" leftSection={<Printer size={15} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </div>
        {!form && <p className="note warn">{t('unknown')}</p>}
        {form && !answers && <p className="note">{t('cannotRead')}</p>}
        {form && answers && <QuestionnaireRead form={form} answers={answers} all />}
        {form && <QuestionnaireSource form={form} />}
        {may && answers && newest && (
          <div className="no-print">
            <Button variant="light" onClick={() => setCorrecting(true)}>
              {t('correct')}
            </Button>
          </div>
        )}
      </section>
      <NowCard instance={instance} steps={{ likely: ['AMEND'], hide: ['AMEND'] }} />
      <TrackCourse instance={instance} />
      <Modal
        opened={correcting}
        onClose={() => setCorrecting(false)}
        title={<b>{t('correct')}</b>}
        size="lg"
        fullScreen={phone}
        closeButtonProps={{ 'aria-label': w('common.close') }}
      >
        {newest && answers && (
          <ResponseForm
            form={newest}
            draftKey={`${instance.id}:AMEND`}
            before={{ answers, on: data.on }}
            onSubmit={async (payload) => {
              const refused = await act('AMEND', payload);
              if (!refused) setCorrecting(false);
              return refused;
            }}
            onCancel={() => setCorrecting(false)}
          />
        )}
      </Modal>
    </>
  );
}

/** The answers as this viewer may read them; null when their category is not his. */
function answersOf(instance: Instance, canonical: string) {
  const form = findQuestionnaire(canonical)!;
  const kept = (instance.data.answers as Record<string, { linkId: string; answer: string | null }[] | null> | undefined)?.[form.category];
  return kept ? fromKept(form, kept) : null;
}
