import { Button, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { DateField } from '../../../parts/date-field.tsx';
import { NO_CONTENT_ROLES } from '../../../../machines/roles.ts';
import { api, newKey } from '../../../api.ts';
import { useDirectory, useMe } from '../../../cache.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { errorsOf } from '../../../parts/form/values.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useDoing } from '../../../parts/use-doing.ts';
import { absenceWords } from './words.ts';

const THEMES = ['ELDERLY', 'YOUTH', 'MENTAL_HEALTH', 'DEBT', 'SAFETY', 'OTHER'] as const;
const EMPTY = { person: '', from: '', until: '', substitute: '', scope: 'all', org: '', theme: 'ELDERLY' };

/** Days, who stands in, and for what; a manager chooses for whom. */
export function EnterAbsence({ people }: { people: string[] }) {
  const { t, locale } = useOwnWords(absenceWords);
  const { busy, problem, act } = useDoing();
  const client = useQueryClient();
  const { personName, orgName } = useDirectory();
  const [asked, setAsked] = useState(EMPTY);
  const put = (name: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) => setAsked({ ...asked, [name]: event.currentTarget.value });
  const { colleagues, orgs } = useColleagues(asked.person);
  const errors = problem ? errorsOf(problem, locale) : {};
  const save = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      await api.post('/api/absences', bodyOf(asked, orgs), { key: newKey() });
      setAsked(EMPTY);
      await client.invalidateQueries({ queryKey: ['absences'] });
    });
  };
  return (
    <form className="card stack no-print" onSubmit={save} aria-labelledby="absence-enter">
      <h2 id="absence-enter" style={{ margin: 0 }}>
        {t('enter')}
      </h2>
      {people.length > 0 && (
        <NativeSelect
          label={t('who')}
          value={asked.person}
          onChange={put('person')}
          data={[{ value: '', label: t('myself') }, ...people.map((id) => ({ value: id, label: personName(id) ?? '' }))]}
          style={{ maxWidth: 360 }}
        />
      )}
      <div className="line" style={{ alignItems: 'flex-start' }}>
        <DateField required label={t('from')} value={asked.from} onChange={(day) => setAsked({ ...asked, from: day })} error={errors.from} />
        <DateField required label={t('until')} value={asked.until} onChange={(day) => setAsked({ ...asked, until: day })} error={errors.until} />
      </div>
      <NativeSelect
        label={t('substitute')}
        value={asked.substitute}
        onChange={put('substitute')}
        error={errors.substitute}
        data={[{ value: '', label: t('nobody') }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))]}
        style={{ maxWidth: 360 }}
      />
      <div className="line" style={{ alignItems: 'flex-start' }}>
        <NativeSelect
          label={t('scope')}
          value={asked.scope}
          onChange={put('scope')}
          data={(['all', 'org', 'theme'] as const).map((value) => ({ value, label: t(value) }))}
        />
        {asked.scope === 'org' && (
          <NativeSelect
            label={t('org')}
            value={asked.org}
            onChange={put('org')}
            error={errors.org}
            data={orgs.map((id) => ({ value: id, label: orgName(id) ?? '' }))}
          />
        )}
        {asked.scope === 'theme' && (
          <NativeSelect
            label={t('theme')}
            value={asked.theme}
            onChange={put('theme')}
            error={errors.theme}
            data={THEMES.map((value) => ({ value, label: t(value) }))}
          />
        )}
      </div>
      <p className="quiet small" style={{ margin: 0 }}>
        {t('help')}
      </p>
      {Object.keys(errors).length === 0 && <Refused problem={problem} />}
      <div>
        <Button type="submit" loading={busy} disabled={!asked.from || !asked.until}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function bodyOf({ person, from, until, substitute, scope, org, theme }: typeof EMPTY, orgs: string[]) {
  return {
    from,
    until,
    scope,
    ...(person ? { person } : {}),
    ...(substitute ? { substitute } : {}),
    ...(scope === 'org' ? { org: org || orgs[0] } : {}),
    ...(scope === 'theme' ? { theme } : {}),
  };
}

/** Who may stand in: people who may come near clients, in an organisation that they share; and those organisations. */
function useColleagues(chosen: string) {
  const { people } = useDirectory();
  const me = useMe().data;
  const person = chosen || me?.person.id;
  const orgs = [...new Set(people.find((one) => one.id === person)?.memberships.map((hat) => hat.org) ?? [])];
  const near = (roles: readonly string[]) => roles.some((role) => !(NO_CONTENT_ROLES as readonly string[]).includes(role));
  const colleagues = people.filter((one) => one.id !== person && one.memberships.some((hat) => orgs.includes(hat.org) && near(hat.roles)));
  return { colleagues, orgs };
}
