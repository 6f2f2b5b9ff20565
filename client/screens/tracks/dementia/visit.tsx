import { Button, Checkbox, Chip, Group, Modal, Radio } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { CalendarPlus, House } from 'lucide-react';
import { useState } from 'react';
import { contract } from '../../../../machines/dementia/contract.ts';
import { addDays } from '../../../../machines/calendar.ts';
import type { Instance } from '../../../../server/contract/shapes.ts';
import { useNow } from '../../../clock.ts';
import { Refused } from '../../../parts/feedback.tsx';
import { fieldsOf } from '../../../parts/form/fields.ts';
import { Question } from '../../../parts/form/question.tsx';
import { useForm } from '../../../parts/form/use-form.ts';
import { check, type Values } from '../../../parts/form/values.ts';
import { Person } from '../../../parts/person.tsx';
import type { Act } from '../../../parts/use-act.tsx';
import { dayText, relativeDay } from '../../../words/dates.ts';
import { useWords } from '../../../words/i18n.ts';
import { useOwnWords } from '../../../words/own.ts';
import { useTrackWords } from '../../../words/sentences.ts';
import type { Known } from './known.ts';
import { words } from './words.ts';

type Given = { instance: Instance; known: Known; act: Act };
const schema = contract.events.VISIT_LOGGED;
const questions = new Map(fieldsOf(schema).map((field) => [field.name, field]));
/** Further away the day itself says enough. */
const NEAR = 13;
const MINUTES = ['30', '45', '60', '90'];
/** Beside the agreed rhythm: in so many weeks. */
const SOONER = [1, 2, 4];

/** The visit that is planned, and the two things one does with it: record it, or put it off. */
export function Visit({ instance, known, act }: Given) {
  const { t, locale } = useOwnWords(words);
  const { t: shared } = useWords();
  const now = useNow();
  const [open, setOpen] = useState<'VISIT_LOGGED' | 'VISIT_MOVED' | null>(null);
  const phone = useMediaQuery('(max-width: 48em)');
  const { visit, weeks } = known.card;
  const last = known.data.ledger.filter(({ what }) => what.startsWith('VISIT_')).at(-1);
  if (!visit && !known.may('VISIT_LOGGED')) return null;
  return (
    <section className="card stack tight" aria-labelledby="dem-visits">
      <h2 id="dem-visits" style={{ margin: 0 }}>
        {t('visits')}
      </h2>
      <p className="dem-next">
        {visit ? t('nextVisit', { day: dayText(visit.on, locale, now) }) : t('noVisit')}
        {visit && (
          <>
            {' '}
            {Math.abs(visit.days) <= NEAR && (
              <span className={visit.days < 0 ? 'tag danger' : visit.days === 0 ? 'tag warn' : 'tag'}>{relativeDay(visit.on, locale, now)}</span>
            )}{' '}
            <span className="quiet">
              <Person id={visit.by} />
            </span>
          </>
        )}
      </p>
      <p className="quiet small" style={{ margin: 0 }}>
        {[weeks && t('rhythm', { weeks }), last && t('lastVisit', { day: dayText(last.on, locale, now) })].filter(Boolean).join(' · ')}
      </p>
      <div className="line no-print">
        {known.may('VISIT_LOGGED') && (
          <Button leftSection={<House size={16} aria-hidden />} onClick={() => setOpen('VISIT_LOGGED')}>
            {t('log')}
          </Button>
        )}
        {known.may('VISIT_MOVED') && (
          <Button variant="light" leftSection={<CalendarPlus size={16} aria-hidden />} onClick={() => setOpen('VISIT_MOVED')}>
            {t('move')}
          </Button>
        )}
      </div>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={<b>{t(open === 'VISIT_MOVED' ? 'move' : 'log')}</b>}
        fullScreen={phone}
        size="lg"
        closeButtonProps={{ 'aria-label': shared('common.close') }}
      >
        {open && <VisitForm key={open} type={open} {...{ instance, known, act }} onDone={() => setOpen(null)} />}
      </Modal>
    </section>
  );
}

function VisitForm({ type, instance, known, act, onDone }: Given & { type: 'VISIT_LOGGED' | 'VISIT_MOVED'; onDone: () => void }) {
  const { t } = useOwnWords(words);
  const { t: shared } = useWords();
  const track = useTrackWords('dementia');
  const moves = type === 'VISIT_MOVED';
  const base: Values = moves ? { nextOn: addDays(known.today, 7), nextBy: known.card.visit?.by } : { on: known.today, minutes: 60, kind: 'CARE' };
  const form = useForm({
    draftKey: `${instance.id}:${type}`,
    base,
    check: (payload) => check(contract.events[type], payload, [], shared),
    payloadOf: ({ measured, ...values }) => (measured || moves ? values : { ...values, strain: null }),
    send: async (payload) => {
      const refused = await act(type, payload);
      if (!refused) onDone();
      return refused;
    },
  });
  const { values, change, errors, prefix } = form;
  const ask = (name: string) => (
    <Question
      field={questions.get(name)!}
      words={track}
      value={values[name]}
      onChange={(value) => change({ [name]: value })}
      errors={errors}
      path={name}
      prefix={prefix}
    />
  );
  return (
    <form ref={form.ref} className="stack" noValidate onSubmit={(event) => void form.submit(event)}>
      {!moves && (
        <>
          <div className="questions">
            {ask('on')}
            <div>
              <span className="mantine-InputWrapper-label" id={`${prefix}-how`}>
                {t('how')}
              </span>
              <Chip.Group value={String(values.minutes ?? '')} onChange={(value) => change({ minutes: Number(value) })}>
                <Group gap={8} mt={6} role="group" aria-labelledby={`${prefix}-how`}>
                  {MINUTES.map((one) => (
                    <Chip key={one} value={one} radius="md">
                      {t('minutes', { count: one })}
                    </Chip>
                  ))}
                </Group>
              </Chip.Group>
            </div>
            <div className="wide">{ask('note')}</div>
          </div>
          <Checkbox
            label={t('measure')}
            checked={values.measured === true}
            onChange={(event) => change({ measured: event.currentTarget.checked, strain: event.currentTarget.checked ? {} : null })}
          />
          {values.measured === true && ask('strain')}
        </>
      )}
      <Next known={known} moves={moves} values={values} change={change} />
      {values.nextOn !== undefined && ask('nextOn')}
      {ask('nextBy')}
      <Refused problem={form.problem && Object.keys(errors).length === 0 ? form.problem : null} />
      <div className="line">
        <Button type="submit" loading={form.busy}>
          {t('save')}
        </Button>
        <Button variant="subtle" color="gray" c="inherit" onClick={onDone}>
          {shared('common.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** When the next visit is: as agreed, sooner, or on a day of one's own. It is always planned. */
function Next({ known, moves, values, change }: { known: Known; moves: boolean; values: Values; change: (values: Values) => void }) {
  const { t, locale } = useOwnWords(words);
  const now = useNow();
  if (moves) return null;
  const { weeks } = known.card;
  const from = typeof values.on === 'string' ? values.on : known.today;
  const agreed = addDays(known.today, 7 * (weeks ?? 8));
  const soon = SOONER.filter((one) => one < (weeks ?? 8)).map((one) => ({ weeks: one, day: addDays(from, 7 * one) }));
  const chosen = values.nextOn === undefined || values.nextOn === null ? 'agreed' : (soon.find(({ day }) => day === values.nextOn)?.day ?? 'other');
  const later = chosen === 'other' && typeof values.nextOn === 'string' && values.nextOn > agreed;
  return (
    <Radio.Group label={t('next')} value={chosen} onChange={(one) => change({ nextOn: one === 'agreed' ? undefined : one === 'other' ? agreed : one })}>
      <div className="stack tight" style={{ marginTop: 8 }}>
        <Radio value="agreed" label={t('asAgreed', { day: dayText(agreed, locale, now) })} />
        {soon.map((one) => (
          <Radio
            key={one.day}
            value={one.day}
            label={`${one.weeks === 1 ? t('inWeek') : t('inWeeks', { weeks: one.weeks })}, ${dayText(one.day, locale, now)}`}
          />
        ))}
        <Radio value="other" label={t('otherDay')} />
        {later && <span className="small">{t('laterThanAgreed', { day: dayText(agreed, locale, now) })}</span>}
      </div>
    </Radio.Group>
  );
}
