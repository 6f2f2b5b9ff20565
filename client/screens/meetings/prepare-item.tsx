import { Button, Group, Select, Textarea } from '@mantine/core';
import { Check, UserX } from 'lucide-react';
import { useState } from 'react';
import { ageBand } from '../../../machines/blocks.ts';
import { useWords } from '../../words/i18n.ts';
import { roleName } from '../../words/roles.ts';
import { ItemConsent } from './item-head.tsx';
import { itemData, subjectOf, type FileItem, type Line } from './meeting-model.ts';
import { useMeetingRoom } from './meeting-room.tsx';
import { NamedFrom } from './named-from.tsx';
import { PreviousAgreements } from './previous-agreements.tsx';
import { disciplinesAt } from './quorum.ts';
import { StepButton } from './step-button.tsx';
import { SubjectLine } from './subject-line.tsx';

/** One item of the coming agenda: who, the question, may it be spoken about, is who is needed invited, and what to do about what lacks. */
export function PrepareItem({ line }: { line: Line }) {
  const { t } = useWords();
  const { name } = useMeetingRoom();
  const [asks, setAsks] = useState<'anonymous' | 'return' | null>(null);
  const item = line.item;
  if (!item) return <div className="mtg-dim">{t('meeting.itemGone')}</div>;
  const data = itemData(item);
  return (
    <div className="mtg-prep">
      <div className="mtg-prep-title">
        <SubjectLine item={item} />
        <ItemConsent item={item} />
      </div>
      {item.namedFrom && (
        <p className="mtg-dim">
          <NamedFrom at={item.namedFrom} />
        </p>
      )}
      {data.question && <p className="mtg-prep-question">{data.question}</p>}
      <div className="mtg-prep-facts">
        <Required item={item} />
        {data.proposer && <span className="mtg-dim">{t('meeting.broughtBy', { who: name(data.proposer) })}</span>}
        {data.deferrals > 0 && <span className="mtg-dim">{t('meeting.deferredBefore', { count: data.deferrals })}</span>}
        {item.previousActions.length > 0 && <PreviousAgreements item={item} />}
      </div>
      {data.returned && <p className="mtg-why">{t('meeting.returnedWhy', { why: data.returned })}</p>}
      {line.state === 'asking' && <p className="mtg-why">{t('meeting.askingHelp')}</p>}
      <Group gap="xs" className="mtg-prep-steps">
        <ItemStep item={item} type="SCREEN" />
        <ItemStep item={item} type="CONSENT_OK" />
        <ItemStep item={item} type="CONSENT_MISSING" />
        <ItemStep item={item} type="USE_ANONYMOUS" onPress={() => setAsks(asks === 'anonymous' ? null : 'anonymous')} />
        <ItemStep item={item} type="RETURN_TO_PROPOSER" onPress={() => setAsks(asks === 'return' ? null : 'return')} />
        <ItemStep item={item} type="RESUBMIT" />
        <ItemStep item={item} type="RESCHEDULE" />
      </Group>
      {asks === 'anonymous' && <AnonymousForm item={item} onDone={() => setAsks(null)} />}
      {asks === 'return' && <ReturnForm item={item} onDone={() => setAsks(null)} />}
    </div>
  );
}

function ItemStep({ item, type, onPress }: { item: FileItem; type: string; onPress?: () => void }) {
  const first = type === 'SCREEN' || type === 'CONSENT_OK';
  return <StepButton type={type} of={item.instance} machine="agendaItem" size="compact-sm" variant={first ? 'light' : 'default'} onPress={onPress} />;
}

function Required({ item }: { item: FileItem }) {
  const { meeting } = useMeetingRoom();
  const { t, locale } = useWords();
  const invited = disciplinesAt(meeting.participants, new Set(meeting.participants.map((seat) => seat.person)));
  const needed = itemData(item).requiredDisciplines;
  if (needed.length === 0) return null;
  return (
    <span className="mtg-required">
      {needed.map((code) => (
        <span key={code} data-missing={!invited.has(code) || undefined}>
          {invited.has(code) ? <Check size={13} aria-hidden /> : <UserX size={13} aria-hidden />} {roleName(code, locale)}
          {!invited.has(code) && ` (${t('meeting.notInvited')})`}
        </span>
      ))}
    </span>
  );
}

function AnonymousForm({ item, onDone }: { item: FileItem; onDone: () => void }) {
  const { tell } = useMeetingRoom();
  const { t } = useWords();
  const data = itemData(item);
  const subject = subjectOf(item);
  const known = subject.kind === 'known' ? (item.client?.ageBand ?? null) : (data.anonymous?.ageBand ?? null);
  const [band, setBand] = useState<string | null>(known);
  const [question, setQuestion] = useState(data.question ?? '');
  const send = async () => {
    const sent = await tell(
      'USE_ANONYMOUS',
      { ...(band ? { ageBand: band } : {}), ...(question.trim() ? { question: question.trim() } : {}) },
      item.instance.id,
    );
    if (sent.ok) onDone();
  };
  return (
    <div className="mtg-inline-form">
      <p className="mtg-dim">{t('meeting.anonymousHelp')}</p>
      <Group align="start" gap="sm">
        <Select label={t('meeting.ageBand')} data={[...ageBand.options]} value={band} onChange={setBand} w={130} />
        <Textarea
          className="mtg-grow"
          label={t('meeting.anonymousQuestion')}
          autosize
          minRows={1}
          maxLength={300}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
      </Group>
      <Button size="compact-sm" mt="xs" onClick={() => void send()}>
        {t('meeting.anonymousDo')}
      </Button>
    </div>
  );
}

function ReturnForm({ item, onDone }: { item: FileItem; onDone: () => void }) {
  const { tell } = useMeetingRoom();
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const send = async () => {
    const sent = await tell('RETURN_TO_PROPOSER', { reason: reason.trim() }, item.instance.id);
    if (sent.ok) onDone();
  };
  return (
    <div className="mtg-inline-form">
      <Textarea
        label={t('meeting.returnReason')}
        autosize
        minRows={1}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button
        size="compact-sm"
        mt="xs"
        className={reason.trim() ? undefined : 'mtg-cannot'}
        aria-disabled={!reason.trim()}
        onClick={() => reason.trim() && void send()}
      >
        {t('meeting.returnDo')}
      </Button>
    </div>
  );
}
