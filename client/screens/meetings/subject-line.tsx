import { EyeOff } from 'lucide-react';
import { useTrackWords } from '../../words/sentences.ts';
import { useWords } from '../../words/i18n.ts';
import { subjectOf, type FileItem } from './meeting-model.ts';

/** Who an item is about, as one string: name and age, "zonder naam" with age band and theme, or that it is not for you. */
export function useSubjectText(): (item: FileItem | undefined) => string {
  const { t } = useWords();
  const words = useTrackWords('agendaItem');
  return (item) => {
    const subject = subjectOf(item);
    if (subject.kind === 'known') return subject.age === null ? subject.name : `${subject.name} (${subject.age})`;
    if (subject.kind === 'hidden') return item ? t('meeting.nameHidden') : t('meeting.notYours');
    const theme = words.values[subject.theme] ?? subject.theme;
    return subject.ageBand
      ? t('meeting.withoutNameAge', { age: words.values[subject.ageBand] ?? subject.ageBand, theme })
      : t('meeting.withoutNameTheme', { theme });
  };
}

/** The same as an element, with the sign that no name may be said. */
export function SubjectLine({ item }: { item: FileItem | undefined }) {
  const text = useSubjectText()(item);
  const hidden = subjectOf(item).kind !== 'known';
  return (
    <span className={hidden ? 'mtg-subject mtg-subject-hidden' : 'mtg-subject'}>
      {hidden && <EyeOff size={15} aria-hidden />}
      {text}
    </span>
  );
}
