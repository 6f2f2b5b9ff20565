import type { Answers } from '../../../machines/questionnaires/answers.ts';
import { questionnaireOf } from '../../../machines/questionnaires/questionnaires.ts';
import type { Answer } from '../../../machines/questionnaires/read-questionnaire.ts';
import { ownWords, useOwnWords } from '../../words/own.ts';
import type { Errors } from '../form/values.ts';
import { QuestionnaireFields } from '../questionnaire/questionnaire-fields.tsx';
import { answersOf, type DomainLine } from './domains.ts';
import './four-domains.css';

const FORM = questionnaireOf('FOUR_DOMAINS');

const words = ownWords(
  { label: 'Vier domeinen', on: 'hier speelt iets', calm: 'hier speelt niets', good: 'Wat gaat goed', nothing: 'Niets opgeschreven.' },
  { label: 'Four domains', on: 'something is the matter', calm: 'nothing is the matter', good: 'What goes well', nothing: 'Nothing written down.' },
);

type Fields = { answers: Answers; onChange: (linkId: string, answer: Answer | null) => void; errors: Errors; prefix: string; at: string };

/** The four domains beside each other to fill in (P-140): body, mind, social, society; what is the matter, and what goes well. */
export function FourDomains(props: Fields) {
  const { t, locale } = useOwnWords(words);
  return (
    <div className="four" role="group" aria-label={t('label')}>
      {FORM.items.map((group) => (
        <section key={group.linkId} data-on={props.answers[`${group.linkId}.problem`] === true || undefined} aria-label={group.text[locale]}>
          <h3>{group.text[locale]}</h3>
          <QuestionnaireFields {...props} form={{ ...FORM, items: group.items }} />
        </section>
      ))}
    </div>
  );
}

/** The same four to read and to print; all four are there, so that one sees where nothing was said. */
export function FourDomainsRead({ lines }: { lines: readonly DomainLine[] }) {
  const { t, locale } = useOwnWords(words);
  const answers = answersOf(lines);
  return (
    <div className="four" role="group" aria-label={t('label')}>
      {FORM.items.map(({ linkId, text }) => {
        const on = answers[`${linkId}.problem`] === true;
        const [note, strength] = [answers[`${linkId}.note`], answers[`${linkId}.strength`]];
        return (
          <section key={linkId} data-on={on || undefined} aria-label={text[locale]}>
            <h3>
              {text[locale]} <span className={on ? 'tag warn' : 'tag'}>{t(on ? 'on' : 'calm')}</span>
            </h3>
            {note && <p>{String(note)}</p>}
            {strength && (
              <p>
                <span className="quiet small">{t('good')}:</span> {String(strength)}
              </p>
            )}
            {!note && !strength && <p className="quiet small">{t('nothing')}</p>}
          </section>
        );
      })}
    </div>
  );
}
