import './zod-config.ts';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app.css';
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onSignedOut } from './api.ts';
import { cache, keys } from './cache.ts';
import { StepUp } from './parts/step-up.tsx';
import { router } from './router.tsx';
import { cssVariables, theme } from './theme.ts';
import { startWords, useWords } from './words/i18n.ts';

startWords();
// Whoever is signed out meanwhile is shown the sign-in page; the cache of the former person goes with it.
onSignedOut(() => cache.setQueryData(keys.me, null));

function App() {
  const { locale } = useWords();
  return (
    <DatesProvider settings={{ locale: locale === 'nl' ? 'nl' : 'en-gb', firstDayOfWeek: 1 }}>
      <Notifications position="bottom-left" autoClose={4_000} limit={3} />
      <RouterProvider router={router} />
      <StepUp />
    </DatesProvider>
  );
}

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={cache}>
        <App />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
