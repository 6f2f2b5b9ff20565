import { Button, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { notifications } from '@mantine/notifications';
import { useEffect, useId, useState } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import type { LetterTemplates, TemplateFault } from '../../../../server/contract/letters.ts';
import type { Problem } from '../../../../server/contract/shapes.ts';
import { api, newKey, ProblemError } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { dayText } from '../../../words/dates.ts';
import { useNow } from '../../../clock.ts';
import { useOwnWords } from '../../../words/own.ts';
import { usePicture } from '../../tracks/feedback/preview.tsx';
import { TEMPLATES_KEY, BLOCKS, templateWords, type Block, type KindWord, type TemplateWord } from './words.ts';

type Checked = { faults: TemplateFault[]; picture: string | null; clientText: string | null };
type Props = {
  all: LetterTemplates;
  kind: KindWord;
  begin: Record<Block, string>;
  /** an older version was put back into the form */ again: boolean;
  next: number;
  onSaved: () => void;
};

/** The words as a form, what is wrong in them by line and column, and a sample beside it. */
export function Editor({ all, kind, begin, again, next, onSaved }: Props) {
  const { t, locale } = useOwnWords(templateWords);
  const now = useNow();
  const client = useQueryClient();
  const id = useId();
  // Only what was typed: what a colleague saves meanwhile shows in the other blocks and takes nothing from this one.
  const [typed, setTyped] = useState<Partial<Record<Block, string>>>({});
  const blocks = { ...begin, ...typed };
  const [from, setFrom] = useState(all.today);
  const [note, setNote] = useState('');
  const [checked, setChecked] = useState<Checked | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const picture = usePicture(checked?.picture ?? null);

  const trying = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await work()
      .catch((error: unknown) => {
        if (!(error instanceof ProblemError)) throw error;
        setProblem(error.problem);
      })
      .finally(() => setBusy(false));
  };
  const look = () => trying(async () => setChecked(await api.post<Checked>('/api/letter-templates/check', { kind, blocks })));
  // A sample stands there from the beginning.
  useEffect(() => void look(), []);
  const save = () =>
    trying(async () => {
      const found = await api.post<Checked>('/api/letter-templates/check', { kind, blocks });
      setChecked(found);
      if (found.faults.length) return document.getElementById(`${id}-${found.faults[0].block}`)?.focus();
      await api.post('/api/letter-templates', { kind, blocks, from, ...(note.trim() && { note: note.trim() }) }, { key: newKey() });
      notifications.show({
        message: t('saved', { version: next, day: dayText(from, locale, now) }),
        icon: <Check size={16} />,
        color: 'petrol',
        closeButtonProps: { 'aria-label': t('close') },
      });
      await client.invalidateQueries({ queryKey: TEMPLATES_KEY });
      onSaved();
    });
  const changed = BLOCKS.some((block) => blocks[block] !== begin[block]) || again;
  const faultOf = (block: Block) => checked?.faults.filter((fault) => fault.block === block) ?? [];

  return (
    <div className="letter-desk">
      <section className="card stack">
        {again && (
          <p className="note small" style={{ margin: 0 }}>
            {t('takeBackHelp')}
          </p>
        )}
        {BLOCKS.map((block) => (
          <Textarea
            key={block}
            id={`${id}-${block}`}
            label={t(block)}
            description={t(`${block}Help` as TemplateWord, { phone: '{phone}' })}
            value={blocks[block]}
            readOnly={!all.mayEdit}
            autosize
            minRows={2}
            maxRows={12}
            lang="nl"
            error={
              faultOf(block).length > 0
                ? faultOf(block)
                    .map((fault) => `${t('place', { block: t(block), line: fault.line, column: fault.column })}: ${fault.text[locale]}`)
                    .join(' ')
                : undefined
            }
            onChange={(event) => setTyped({ ...typed, [block]: event.currentTarget.value })}
          />
        ))}
        <div className="small">
          <b>{t('fields')}</b>
          <div className="line" style={{ gap: 6, margin: '6px 0' }}>
            {all.placeholders.map((name) => (
              <code key={name} className="tag">{`{${name}}`}</code>
            ))}
          </div>
          <span className="quiet">{t('fieldsHelp')}</span>
        </div>
        {checked && checked.faults.length > 0 && (
          <div className="note danger small" role="alert">
            {t('faults', { count: checked.faults.length })}
          </div>
        )}
        <Refused problem={problem} />
        {all.mayEdit ? (
          <>
            <div className="questions">
              <DateField label={t('from')} value={from} min={all.today} onChange={setFrom} />
              <TextInput label={t('note')} description={t('noteHelp')} value={note} maxLength={200} onChange={(event) => setNote(event.currentTarget.value)} />
            </div>
            <div className="line">
              <Button loading={busy} disabled={!changed} onClick={() => void save()}>
                {t('save', { version: next })}
              </Button>
              <Button variant="light" disabled={busy} onClick={() => void look()}>
                {t('check')}
              </Button>
            </div>
          </>
        ) : null}
      </section>
      <section className="card stack tight" aria-labelledby={`${id}-sample`}>
        <h2 id={`${id}-sample`} style={{ margin: 0 }}>
          {t('sample')}
        </h2>
        {picture && <img className="letter-page" src={picture} alt={t('sampleAlt')} />}
        {checked && !checked.picture && <p className="quiet">{t('noSample')}</p>}
        {checked?.clientText && (
          <div>
            <b className="small">{t('clientSample')}</b>
            <p className="pre small" lang="nl" style={{ margin: '4px 0 0' }}>
              {checked.clientText}
            </p>
          </div>
        )}
      </section>
    </div>
  );
}
