import { Button, FileButton, NativeSelect } from '@mantine/core';
import { Download, FileUp } from 'lucide-react';
import { useState } from 'react';
import type { ImportPart } from '../../../../server/contract/directory-shapes.ts';
import { api, newKey } from '../../../api.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { useOwnWords } from '../../../words/own.ts';
import { useAct } from '../directory/use-act.ts';
import { Preview } from './preview.tsx';
import { fileWords } from './words.ts';

const PARTS: ImportPart[] = ['organisations', 'people', 'services', 'areas'];

/** The directory as files: what a file would change, carrying it out, and every part on its way out. */
export function Desk() {
  const { t, locale } = useOwnWords(fileWords);
  const { act, busy, problem } = useAct();
  const [part, setPart] = useState<ImportPart>('organisations');
  const [open, setOpen] = useState<string | null>(null);
  const read = (file: File | null) =>
    file &&
    act(async () => {
      const query = new URLSearchParams({ part, name: file.name });
      setOpen((await api.upload<{ id: string }>(`/api/administration/directory/imports?${query}`, file, { key: newKey() })).id);
    });
  return (
    <div className="stack" style={{ gap: 22 }}>
      <section className="card stack tight" aria-labelledby="files-in">
        <h2 id="files-in" style={{ margin: 0 }}>
          {t('importTitle')}
        </h2>
        <p className="quiet" style={{ margin: 0, maxWidth: 760 }}>
          {t('help')} {t('roles')}
        </p>
        <div className="line" style={{ alignItems: 'flex-end' }}>
          <NativeSelect
            label={t('part')}
            value={part}
            onChange={(event) => setPart(event.currentTarget.value as ImportPart)}
            data={PARTS.map((value) => ({ value, label: t(`part_${value}`) }))}
          />
          <FileButton accept=".csv,.txt,text/csv" onChange={(file) => void read(file)} inputProps={{ 'aria-label': t('file') }}>
            {(props) => (
              <Button {...props} leftSection={<FileUp size={17} aria-hidden />} loading={busy}>
                {t('chooseFile')}
              </Button>
            )}
          </FileButton>
        </div>
        {problem?.errors?.map((error) => (
          <p key={error.path} className="field-error" role="alert">
            {error.text[locale]}
          </p>
        )) ?? <Refused problem={problem} />}
      </section>
      {open && <Preview key={open} id={open} />}
      <section className="card stack tight" aria-labelledby="files-out">
        <h2 id="files-out" style={{ margin: 0 }}>
          {t('exportTitle')}
        </h2>
        <p className="quiet" style={{ margin: 0, maxWidth: 760 }}>
          {t('exportHelp')}
        </p>
        <div className="line">
          {PARTS.map((one) => (
            <Button
              key={one}
              component="a"
              variant="default"
              href={`/api/administration/directory/export.csv?part=${one}`}
              download={`sociale-kaart-${one}.csv`}
              leftSection={<Download size={16} aria-hidden />}
              aria-label={t('download', { part: t(`part_${one}`) })}
            >
              {t(`part_${one}`)}
            </Button>
          ))}
        </div>
      </section>
    </div>
  );
}
