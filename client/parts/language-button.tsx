import { Button, VisuallyHidden } from '@mantine/core';
import { Languages } from 'lucide-react';
import { setLocale, useWords } from '../words/i18n.ts';

/** The other language, a click away. */
export function LanguageButton() {
  const { locale, t } = useWords();
  const other = locale === 'nl' ? 'en' : 'nl';
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      c="inherit"
      leftSection={<Languages size={16} aria-hidden />}
      lang={other}
      title={t('shell.language')}
      onClick={() => setLocale(other)}
    >
      {other.toUpperCase()}
      <VisuallyHidden> {t('shell.language')}</VisuallyHidden>
    </Button>
  );
}
