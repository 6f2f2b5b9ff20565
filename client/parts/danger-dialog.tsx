import { Button, Modal, type ButtonProps } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Siren } from 'lucide-react';
import { useState } from 'react';
import type { Instance } from '../../server/contract/shapes.ts';
import { useWords } from '../words/i18n.ts';
import { findTrack } from '../words/tracks.ts';
import { EventForm } from './event-form.tsx';
import { PhonePanel } from './phone-panel.tsx';
import type { Act } from './use-act.tsx';

type Props = {
  instance: Pick<Instance, 'id' | 'machine'>;
  act: Act;
  /** the event that says there is danger */
  type: string;
  /** on the button and above the dialog */
  label: string;
  /** above the numbers, above the form, on its button */
  words: { first: string; then: string; submit: string; help?: string };
  button?: ButtonProps;
};

/** A button for danger, and behind it the numbers of this hour before anything is asked. */
export function DangerDialog({ instance, act, type, label, words, button }: Props) {
  const { t } = useWords();
  const phone = useMediaQuery('(max-width: 48em)');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const say: Parameters<typeof EventForm>[0]['onSubmit'] = async (payload) => {
    const refused = await act(type, payload);
    if (!refused) close();
    return refused;
  };
  return (
    <>
      <Button className="no-print" {...button} leftSection={<Siren size={17} aria-hidden />} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal opened={open} onClose={close} title={<b>{label}</b>} size="lg" fullScreen={phone} closeButtonProps={{ 'aria-label': t('common.close') }}>
        <div className="stack">
          <PhonePanel urgent title={words.first} />
          <h3 style={{ margin: 0 }}>{words.then}</h3>
          <EventForm
            machine={instance.machine}
            schema={findTrack(instance.machine)!.contract.events[type]}
            draftKey={`${instance.id}:${type}`}
            submitLabel={words.submit}
            help={words.help}
            autoFocus={false}
            onCancel={close}
            onSubmit={say}
          />
        </div>
      </Modal>
    </>
  );
}
