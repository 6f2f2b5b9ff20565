import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LetterTemplates } from '../../../../server/contract/letters.ts';
import { api } from '../../../api.ts';
import { Failed, Loading } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { Editor } from './editor.tsx';
import { Level } from './level.tsx';
import { Versions } from './versions.tsx';
import { TEMPLATES_KEY, templateWords, type Block, type KindWord } from './words.ts';
import '../../tracks/feedback/feedback.css';

const KINDS: KindWord[] = ['FEEDBACK', 'REFERRAL', 'OJG'];

/** The words around the letters of one's own organisation: read by all, changed by who leads it, never changed back in time. */
export function Desk() {
  const { t } = useOwnWords(templateWords);
  const query = useQuery({ queryKey: TEMPLATES_KEY, queryFn: () => api.get<LetterTemplates>('/api/letter-templates') });
  const [kind, setKind] = useState<KindWord>('FEEDBACK');
  /** how often something was saved here: then the form begins anew */
  const [saved, setSaved] = useState(0);
  const [back, setBack] = useState<{ blocks: Record<Block, string>; at: number } | null>(null);
  if (query.isPending) return <Loading lines={5} />;
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const all = query.data;
  const versions = all.kinds.find((one) => one.kind === kind)?.versions ?? [];
  const held = versions.find((one) => one.inForce) ?? versions.at(-1)!;
  return (
    <div className="stack" style={{ gap: 22 }}>
      <p style={{ margin: 0, maxWidth: 760 }}>
        {t('intro', { org: all.org.name })} {!all.mayEdit && t('look', { org: all.org.name })}
      </p>
      <SegmentedControl
        aria-label={t('kinds')}
        value={kind}
        onChange={(value) => {
          setKind(value as KindWord);
          setBack(null);
        }}
        data={KINDS.map((value) => ({ value, label: t(value) }))}
        style={{ alignSelf: 'flex-start', maxWidth: '100%' }}
      />
      <Editor
        key={`${kind} ${saved} ${back?.at ?? ''}`}
        all={all}
        kind={kind}
        begin={back?.blocks ?? held.blocks}
        again={back !== null}
        next={Math.max(...versions.map((one) => one.version)) + 1}
        onSaved={() => {
          setBack(null);
          setSaved(saved + 1);
        }}
      />
      <div className="two">
        <Versions versions={versions} today={all.today} onTakeBack={all.mayEdit ? (blocks) => setBack({ blocks, at: (back?.at ?? 0) + 1 }) : null} />
        <Level all={all} />
      </div>
    </div>
  );
}
