import { Button, Textarea, TextInput } from '@mantine/core';
import { useOwnWords } from '../../../words/own.ts';
import type { PartProps } from './section.tsx';
import { words } from './words.ts';

type Line = { pillar: string; situation?: string | null; wish?: string | null; action?: string | null; who?: string | null; notApplicable?: string | null };
const PILLARS = ['ZZ', 'MM', 'GG'] as const;
const SAID = ['situation', 'wish', 'action', 'who'] as const;
const MOST = { situation: 500, wish: 300, action: 300, who: 120, notApplicable: 200 };
const MOST_LINES = 12;

/** P-124: on each of the three pillars at least a line, or why it does not apply. */
export function Pillars({ values, errors, prefix, change }: PartProps) {
  const lines = (values.pillars ?? []) as Line[];
  const set = (next: Line[]) => change({ pillars: next });
  return (
    <div className="stack" id={`${prefix}-pillars`}>
      {errors.pillars && <p className="field-error">{errors.pillars}</p>}
      {PILLARS.map((pillar) => (
        <Pillar key={pillar} {...{ pillar, lines, set, errors, prefix }} />
      ))}
    </div>
  );
}

type Given = { pillar: (typeof PILLARS)[number]; lines: Line[]; set: (lines: Line[]) => void } & Pick<PartProps, 'errors' | 'prefix'>;

function Pillar({ pillar, lines, set, errors, prefix }: Given) {
  const { t } = useOwnWords(words);
  const own = lines.map((line, at) => ({ line, at })).filter(({ line }) => line.pillar === pillar);
  // Somebody who begins to write needs no button first.
  const shown = own.length ? own : [{ line: { pillar } as Line, at: lines.length }];
  const put = (at: number, changed: Partial<Line>) =>
    set(at < lines.length ? lines.with(at, { ...lines[at], ...changed }) : [...lines, { pillar, ...changed }]);
  const not = own.find(({ line }) => line.notApplicable !== undefined && line.notApplicable !== null);
  return (
    <fieldset className="group">
      <legend>{t(pillar)}</legend>
      {not ? (
        <div className="stack tight">
          <TextInput
            id={`${prefix}-pillars.${not.at}.notApplicable`}
            label={t('notApplicable')}
            value={not.line.notApplicable ?? ''}
            maxLength={MOST.notApplicable}
            error={errors[`pillars.${not.at}.notApplicable`]}
            onChange={(event) => put(not.at, { notApplicable: event.currentTarget.value })}
          />
          <div>
            <button type="button" className="linkish" onClick={() => set(lines.filter((line) => line !== not.line))}>
              {t('setYes')}
            </button>
          </div>
        </div>
      ) : (
        <div className="stack tight">
          {shown.map(({ line, at }) => (
            <div className="questions" key={at}>
              {SAID.map((name) => (
                <Said key={name} {...{ name, at, errors, prefix }} value={line[name] ?? ''} onChange={(text) => put(at, { [name]: text })} />
              ))}
            </div>
          ))}
          <div className="line">
            {own.length > 0 && lines.length < MOST_LINES && (
              <Button variant="default" size="compact-sm" onClick={() => set([...lines, { pillar }])}>
                {t('addLine')}
              </Button>
            )}
            {own.length > 1 && (
              <button type="button" className="linkish" onClick={() => set(lines.filter((_, at) => at !== own.at(-1)!.at))}>
                {t('removeLine')}
              </button>
            )}
            {own.every(({ line }) => SAID.every((name) => !line[name])) && (
              <button type="button" className="linkish" onClick={() => set([...lines.filter((line) => line.pillar !== pillar), { pillar, notApplicable: '' }])}>
                {t('setNot')}
              </button>
            )}
          </div>
        </div>
      )}
    </fieldset>
  );
}

type SaidProps = { name: (typeof SAID)[number]; at: number; value: string; onChange: (text: string) => void } & Pick<PartProps, 'errors' | 'prefix'>;

function Said({ name, at, value, onChange, errors, prefix }: SaidProps) {
  const { t } = useOwnWords(words);
  const shared = { id: `${prefix}-pillars.${at}.${name}`, label: t(name), value, maxLength: MOST[name], error: errors[`pillars.${at}.${name}`] };
  if (name === 'who') return <TextInput {...shared} onChange={(event) => onChange(event.currentTarget.value)} />;
  return <Textarea {...shared} autosize minRows={2} onChange={(event) => onChange(event.currentTarget.value)} />;
}
