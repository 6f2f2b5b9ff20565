import { Button } from '@mantine/core';
import { Undo2 } from 'lucide-react';
import type { TemplateVersion } from '../../../../server/contract/letters.ts';
import { useDirectory } from '../../../cache.ts';
import { useNow } from '../../../clock.ts';
import { dayText } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { templateWords, type Block } from './words.ts';

/** Every version, the newest first; putting one back makes a new one of it. */
export function Versions({
  versions,
  today,
  onTakeBack,
}: {
  versions: TemplateVersion[];
  today: string;
  onTakeBack: ((blocks: Record<Block, string>) => void) | null;
}) {
  const { t, locale } = useOwnWords(templateWords);
  const { personName } = useDirectory();
  const now = useNow();
  return (
    <section className="card stack tight" aria-labelledby="template-versions">
      <h2 id="template-versions" style={{ margin: 0 }}>
        {t('versions')}
      </h2>
      <p className="quiet small" style={{ margin: 0 }}>
        {t('versionsHelp')}
      </p>
      {versions.map((one) => (
        <div key={one.version} className="sub spread">
          <div>
            <b>{one.version ? t('version', { version: one.version }) : t('usual')}</b> {one.inForce && <span className="tag good">{t('now')}</span>}
            {one.validFrom !== null && one.validFrom > today && <span className="tag">{t('later')}</span>}
            <div className="small quiet">
              {[one.validFrom && t('fromDay', { day: dayText(one.validFrom, locale, now) }), one.madeBy && t('by', { name: personName(one.madeBy) }), one.note]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </div>
          {onTakeBack && !one.inForce && (
            <Button variant="subtle" size="compact-sm" leftSection={<Undo2 size={15} aria-hidden />} onClick={() => onTakeBack(one.blocks)}>
              {t('takeBack')}
            </Button>
          )}
        </div>
      ))}
    </section>
  );
}
