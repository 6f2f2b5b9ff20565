import { SegmentedControl, TextInput } from '@mantine/core';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import type { PartProps } from './section.tsx';
import { words } from './words.ts';

type Line = { item: string; risk: string; measure?: string | null };
const ITEMS = ['FIRE', 'MEDICATION', 'MONEY', 'DRIVING', 'WANDERING', 'FALLING', 'FOOD', 'ABUSE'];
const RISKS = ['', 'NONE', 'SOME', 'HIGH'];

/** Everything that can go wrong at home on a line of its own: how great the risk is, and what is done about it. */
export function Safety({ values, errors, prefix, change }: PartProps) {
  const { t } = useOwnWords(words);
  const track = useTrackWords('dementia');
  const lines = (values.safetyChecklist ?? []) as Line[];
  const set = (next: Line[]) => change({ safetyChecklist: next });
  return (
    <div className="stack tight" id={`${prefix}-safetyChecklist`}>
      {errors.safetyChecklist && <p className="field-error">{errors.safetyChecklist}</p>}
      {ITEMS.map((item) => {
        const at = lines.findIndex((line) => line.item === item);
        const line = lines[at];
        const name = track.values[item] ?? item;
        return (
          <div key={item} className="dem-safety">
            <b>{capital(name)}</b>
            <SegmentedControl
              size="xs"
              aria-label={`${t('risk')}: ${name}`}
              value={line?.risk ?? ''}
              data={RISKS.map((risk) => ({ value: risk, label: risk ? (track.values[risk] ?? risk) : '–' }))}
              onChange={(risk) =>
                set(risk === '' ? lines.filter((one) => one.item !== item) : line ? lines.with(at, { ...line, risk }) : [...lines, { item, risk }])
              }
            />
            {line && line.risk !== 'NONE' && (
              <TextInput
                id={`${prefix}-safetyChecklist.${at}.measure`}
                aria-label={`${t('measureIs')}: ${name}`}
                placeholder={t('measureIs')}
                value={line.measure ?? ''}
                maxLength={300}
                error={errors[`safetyChecklist.${at}.measure`] ?? (line.risk === 'HIGH' && !line.measure ? t('needMeasure') : undefined)}
                onChange={(event) => set(lines.with(at, { ...line, measure: event.currentTarget.value }))}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
