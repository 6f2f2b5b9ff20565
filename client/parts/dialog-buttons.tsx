import { Button } from '@mantine/core';

type Props = { save: string; cancel: string; onClose: () => void; busy: boolean; disabled?: boolean; color?: string };

/** The foot of a dialog with a form: what sends it, and the way out. */
export function DialogButtons({ save, cancel, onClose, busy, disabled, color }: Props) {
  return (
    <div className="line">
      <Button type="submit" loading={busy} disabled={disabled} color={color}>
        {save}
      </Button>
      <Button variant="default" onClick={onClose}>
        {cancel}
      </Button>
    </div>
  );
}
