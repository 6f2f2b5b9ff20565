import { MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { DateField } from '../../../parts/date-field.tsx';
import { ASSIGNED_ROLES, ROLES, type Role } from '../../../../machines/roles.ts';
import type { Staff } from '../../../../server/contract/identity-shapes.ts';
import { toInstant } from '../../../words/dates.ts';
import { useOwnWords } from '../../../words/own.ts';
import { roleName } from '../../../words/roles.ts';
import { peopleWords } from './words.ts';

export type HatDraft = { org: string; title: string; roles: string[]; from: string; until: string };
export const emptyHat = (staff: Staff): HatDraft => ({ org: staff.organisations[0]?.id ?? '', title: '', roles: [], from: '', until: '' });

const NOT_GIVEN = new Set<Role>(['SYSTEM', 'ANY_PRO', ...ASSIGNED_ROLES]);

/** A draft as the server takes it: days begin and end at midnight. */
export function hatOf(draft: HatDraft) {
  return {
    org: draft.org,
    title: draft.title,
    roles: draft.roles,
    ...(draft.from ? { from: toInstant(`${draft.from}T00:00`) } : {}),
    ...(draft.until ? { until: toInstant(`${draft.until}T23:59`) } : {}),
  };
}

/** Organisation, function, roles and period of a membership. */
export function HatFields({
  draft,
  staff,
  onChange,
  wrong,
}: {
  draft: HatDraft;
  staff: Staff;
  onChange: (draft: HatDraft) => void;
  wrong: (field: string) => string | undefined;
}) {
  const { t, locale } = useOwnWords(peopleWords);
  const set = (part: Partial<HatDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <NativeSelect
        label={t('org')}
        value={draft.org}
        onChange={(event) => set({ org: event.currentTarget.value })}
        data={staff.organisations.map((org) => ({ value: org.id, label: org.name }))}
      />
      <TextInput
        label={t('title')}
        required
        withAsterisk={false}
        maxLength={80}
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        error={wrong('title')}
      />
      <MultiSelect
        label={t('roles')}
        value={draft.roles}
        onChange={(roles) => set({ roles })}
        data={ROLES.filter((role) => !NOT_GIVEN.has(role)).map((role) => ({ value: role, label: roleName(role, locale) }))}
        searchable
        error={wrong('roles')}
      />
      <div className="line" style={{ alignItems: 'flex-start' }}>
        <DateField label={t('begins')} description={t('optional')} value={draft.from} onChange={(day) => set({ from: day })} error={wrong('from')} />
        <DateField label={t('ends')} description={t('optional')} value={draft.until} onChange={(day) => set({ until: day })} error={wrong('until')} />
      </div>
    </>
  );
}
