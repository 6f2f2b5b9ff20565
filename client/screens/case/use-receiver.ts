import { useDirectory } from '../../cache.ts';
import { useSentences } from '../../words/sentences.ts';

/** Name of whom a grant names: a role, the table, an organisation or a person. */
export function useReceiver(): (recipient: string) => string {
  const { show } = useSentences();
  const { orgName, personName } = useDirectory();
  return (recipient) => orgName(recipient) || personName(recipient) || show('consent', recipient);
}
