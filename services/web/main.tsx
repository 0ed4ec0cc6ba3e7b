import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './style/fonts.css';
import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/print.css';
import { Refused } from './api/problem';
import { whoAmI } from './api/me';
import { router } from './routes';
import { LanguageProvider } from './texts/language';

const queries = new QueryClient({
  defaultOptions: {
    // a no does not become a yes by asking again; a lost connection may come back
    queries: { staleTime: 5_000, retry: (failures, error) => !(error instanceof Refused) && failures < 3 },
  },
});
void queries.prefetchQuery(whoAmI);

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider onChange={() => void queries.invalidateQueries()}>
        <RouterProvider router={router} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
