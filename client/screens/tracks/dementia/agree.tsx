import { Button, Checkbox, Radio } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '../../../../server/contract/shapes.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { nameOf } from '../../../parts/form/question.tsx';
import { errorsOf, type Errors, type Values } from '../../../parts/form/values.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import { SECTIONS } from './plan-sections.ts';
import { words } from './words.ts';

type Given = {
  review: boolean;
  lacks: string[];
  setErrors: (errors: Errors) => void;
  send: (said: Values) => Promise<Problem | null>;
  onDone: () => void;
};

/** With whom the plan was agreed, and what it still lacks: each a way to its place. */
export function Agree({ review, lacks, setErrors, send, onDone }: Given) {
  const { t, locale } = useOwnWords(words);
  const track = useTrackWords('dementia');
  const [by, setBy] = useState('CLIENT');
  const [heard, setHeard] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const press = async () => {
    setBusy(true);
    const refused = await send(review ? {} : { agreedBy: by, carerHeard: heard }).finally(() => setBusy(false));
    setProblem(refused);
    if (!refused) return onDone();
    const theirs = errorsOf(refused, locale);
    setErrors(theirs);
    requestAnimationFrame(() => goTo(Object.keys(theirs)[0]));
  };
  return (
    <div className="dem-agree stack tight no-print">
      {lacks.length > 0 && (
        <div className="note warn">
          <b>{t('missingTitle')}</b>
          <ul className="dem-lacks">
            {lacks.map((path) => (
              <li key={path}>
                <button type="button" className="linkish" style={{ color: 'inherit' }} onClick={() => goTo(path)}>
                  {path === 'strain' ? t('strain') : nameOf(track, path, path.split('.').at(-1)!).label}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {!review && (
        <div className="line" style={{ gap: 24 }}>
          <Radio.Group label={t('with')} value={by} onChange={setBy}>
            <div className="line" style={{ marginTop: 6 }}>
              {['CLIENT', 'REPRESENTATIVE'].map((one) => (
                <Radio key={one} value={one} label={track.values[one] ?? one} />
              ))}
            </div>
          </Radio.Group>
          <Checkbox label={t('carerHeard')} checked={heard} onChange={(event) => setHeard(event.currentTarget.checked)} />
        </div>
      )}
      <Refused problem={problem} />
      <div className="line">
        <Button loading={busy} onClick={() => void press()}>
          {t(review ? 'agreeReview' : 'agree')}
        </Button>
        <span className="quiet small">{t('agreeHelp')}</span>
      </div>
    </div>
  );
}

/** Opens the part in which a field stands and brings it into view. */
function goTo(path: string | undefined): void {
  if (!path) return;
  const name = path.split('.')[0];
  const section = SECTIONS.find(({ fields }) => (fields as readonly string[]).includes(name));
  const place = document.getElementById(section ? `dem-${section.id}` : `dem-${name}`);
  if (place instanceof HTMLDetailsElement) place.open = true;
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('summary, button')?.focus({ preventScroll: true });
}
