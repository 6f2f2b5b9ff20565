import { Button, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Building2, HeartHandshake, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { Found } from '../../../../server/contract/directory-shapes.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useFound } from '../../desks/directory/use-directory.ts';
import type { ReferralValues } from './compose-values.ts';
import { referralWords } from './words.ts';

const MOST = 12;
type Hit = { key: string; name: string; about: string; icon: typeof UserRound; values: ReferralValues };
export type TargetPickerProps = {
  values: ReferralValues;
  onChange: (values: ReferralValues) => void;
  /** words of the kind of help: what is looked for before anything is typed */
  suggest: string;
  id: string;
  error?: string;
};

/** Who receives the letter, found in the directory: an offer, a person or an organisation; or a name on paper. */
export function TargetPicker({ values, onChange, suggest, id, error }: TargetPickerProps) {
  const { t } = useOwnWords(referralWords);
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text, 200);
  const found = useFound({ q: q.trim() || suggest, theme: '', org: '', on: '' }, MOST);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const hits = found.data ? hitsOf(found.data, t) : [];
  if (values.picked)
    return (
      <div id={id}>
        <div className="small" style={{ fontWeight: 500 }}>
          {t('target')}
        </div>
        <div className="spread" style={{ gap: 8 }}>
          <span>
            <b>{values.picked.name}</b> <span className="quiet small">{values.picked.about}</span>
          </span>
          <Button variant="subtle" size="compact-sm" onClick={() => onChange({ picked: null, recipient: null, recipientOrg: null, contract: 'UNKNOWN' })}>
            {t('change')}
          </Button>
        </div>
      </div>
    );
  return (
    <div className="stack tight">
      <Combobox
        store={combobox}
        withinPortal
        onOptionSubmit={(key) => {
          const hit = hits.find((one) => one.key === key);
          if (hit) onChange({ ...hit.values, toName: '' });
          combobox.closeDropdown();
        }}
      >
        <Combobox.Target>
          <TextInput
            id={id}
            label={t('target')}
            description={t('targetHelp')}
            error={error}
            value={text}
            autoComplete="off"
            onChange={(event) => {
              setText(event.currentTarget.value);
              combobox.openDropdown();
              combobox.resetSelectedOption();
            }}
            onFocus={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={!(q.trim() || suggest)}>
          <Combobox.Options mah={320} style={{ overflowY: 'auto' }}>
            {hits.map((hit) => (
              <Combobox.Option value={hit.key} key={hit.key}>
                <span className="line" style={{ flexWrap: 'nowrap', gap: 8 }}>
                  <hit.icon size={16} aria-hidden style={{ flex: 'none' }} />
                  <span>
                    <b>{hit.name}</b> <span className="quiet small">{hit.about}</span>
                  </span>
                </span>
              </Combobox.Option>
            ))}
            {found.isSuccess && hits.length === 0 && <Combobox.Empty>{t('targetEmpty')}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <TextInput
        label={t('notInDirectory')}
        value={values.toName ?? ''}
        maxLength={160}
        onChange={(event) => onChange({ toName: event.currentTarget.value })}
        styles={{ label: { fontWeight: 400, fontSize: '0.875rem' } }}
      />
    </div>
  );
}

type T = ReturnType<typeof useOwnWords<keyof (typeof referralWords)['nl']>>['t'];

/** Offers first: they know about contract and waiting time. */
function hitsOf({ services, people, places }: Found, t: T): Hit[] {
  const offers = services.map(({ id, org, orgName, name, contract, waitWeeks }): Hit => {
    const facts = [orgName, contract && t(contract === 'YES' ? 'contractYes' : 'contractNo'), waitWeeks !== null && t('wait', { weeks: waitWeeks })];
    const about = facts.filter(Boolean).join(' · ');
    const known = contract === 'YES' ? 'CONTRACTED' : contract === 'NO' ? 'NOT_CONTRACTED' : 'UNKNOWN';
    return {
      key: `s${id}`,
      name,
      about,
      icon: HeartHandshake,
      values: { recipientOrg: org, recipient: null, contract: known, picked: { name, about, wait: waitWeeks } },
    };
  });
  const persons = people.map(({ person, hat, name, title, org, orgName }): Hit => {
    const about = [title, orgName].filter(Boolean).join(' · ');
    return {
      key: `p${hat}`,
      name,
      about,
      icon: UserRound,
      values: { recipient: person, recipientOrg: org, contract: 'UNKNOWN', picked: { name, about, wait: null } },
    };
  });
  const houses = places.map(({ id, name, address }): Hit => {
    const about = address ?? '';
    return {
      key: `o${id}`,
      name,
      about,
      icon: Building2,
      values: { recipientOrg: id, recipient: null, contract: 'UNKNOWN', picked: { name, about, wait: null } },
    };
  });
  return [...offers, ...houses, ...persons].slice(0, MOST * 2);
}
