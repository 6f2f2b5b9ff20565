import { Button, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import type { LetterTemplates } from '../../../../server/contract/letters.ts';
import type { Problem } from '../../../../server/contract/shapes.ts';
import { api, newKey, ProblemError } from '../../../api.ts';
import { useNow } from '../../../clock.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { TEMPLATES_KEY, templateWords, type TemplateWord } from './words.ts';

const LEVELS = ['1', '2', '3'] as const;

/** The minimum that the team agreed on, by date (BR-10). */
export function Level({ all }: { all: LetterTemplates }) {
  const { t, locale } = useOwnWords(templateWords);
  const now = useNow();
  const client = useQueryClient();
  const [level, setLevel] = useState(String(all.level.now));
  const [from, setFrom] = useState(all.today);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await api.post('/api/letter-templates/level', { level: Number(level), from }, { key: newKey() });
      notifications.show({
        message: t('levelSaved', { level, day: dayText(from, locale, now) }),
        icon: <Check size={16} />,
        color: 'petrol',
        closeButtonProps: { 'aria-label': t('close') },
      });
      await client.invalidateQueries({ queryKey: TEMPLATES_KEY });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card stack tight" aria-labelledby="letter-level">
      <h2 id="letter-level" style={{ margin: 0 }}>
        {t('level')}
      </h2>
      <p style={{ margin: 0 }}>
        {t('levelNow', { level: all.level.now })}, {t(all.level.agreed ? 'levelAgreed' : 'levelUsual')}
      </p>
      <p className="quiet small" style={{ margin: 0 }}>
        {t('levelHelp')}
      </p>
      {all.level.settings.map((one) => (
        <span key={one.from} className="small">
          {t('levelFrom', { level: one.level, day: dayText(one.from, locale, now) })}
        </span>
      ))}
      {all.mayEdit && (
        <>
          <NativeSelect
            label={t('levelPick')}
            value={level}
            onChange={(event) => setLevel(event.currentTarget.value)}
            data={LEVELS.map((value) => ({ value, label: t(`level${value}` as TemplateWord) }))}
          />
          <DateField label={t('from')} value={from} min={all.today} onChange={setFrom} />
          <Refused problem={problem} />
          <Button variant="light" loading={busy} onClick={() => void save()} style={{ alignSelf: 'flex-start' }}>
            {t('levelSave')}
          </Button>
        </>
      )}
    </section>
  );
}
