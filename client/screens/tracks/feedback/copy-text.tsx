import { Button, type ButtonProps } from '@mantine/core';
import { ClipboardCopy, ClipboardCheck } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { useOwnWords } from '../../../words/own.ts';
import { feedbackWords } from './words.ts';

/** Puts the plain text of a letter on the clipboard, to paste into the record of the practice. That it was taken along is in the log. */
export function CopyText({ id, ...rest }: { id: string } & ButtonProps) {
  const { t } = useOwnWords(feedbackWords);
  const [done, setDone] = useState<'copied' | 'copyFailed' | null>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(await api.text(`/api/letters/${id}.txt`));
      setDone('copied');
    } catch {
      setDone('copyFailed');
    }
  }
  return (
    <span className="line" style={{ gap: 8 }}>
      <Button
        leftSection={done === 'copied' ? <ClipboardCheck size={16} aria-hidden /> : <ClipboardCopy size={16} aria-hidden />}
        onClick={() => void copy()}
        {...rest}
      >
        {t('copy')}
      </Button>
      <span role="status" className="small">
        {done && t(done)}
      </span>
    </span>
  );
}
