import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Forward } from 'lucide-react';
import type { CaseFile } from '../../../server/contract/shapes.ts';
import { ownWords, useOwnWords } from '../../words/own.ts';

const words = ownWords({ refer: 'Verwijs' }, { refer: 'Refer' });

/** The way to a new referral of this case, for who does something in it. */
export function ReferLink({ file }: { file: CaseFile }) {
  const { t } = useOwnWords(words);
  const may = file.instance.status === 'active' && !file.instance.row.state.includes('lifecycle.closed') && file.instance.can.some((one) => one.allowed);
  if (!may) return null;
  return (
    <div className="no-print">
      <Button
        component={Link}
        to="/start/$machine"
        params={{ machine: 'referral' } as never}
        search={{ case: file.instance.id } as never}
        variant="default"
        size="sm"
        leftSection={<Forward size={16} aria-hidden />}
      >
        {t('refer')}
      </Button>
    </div>
  );
}
