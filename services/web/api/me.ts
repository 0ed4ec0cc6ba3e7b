/** Who is signed in. */
import { useQuery } from '@tanstack/react-query';
import type { Me } from '#libs/identity';
import { language } from '../texts/language';
import { Refused } from './problem';
import { read } from './read';

export type Person = Omit<Me, 'signedInAt'> & { readonly signedInAt: string };

export const whoAmI = {
  queryKey: ['/api/me'],
  /** Null when nobody is signed in. */
  queryFn: async (): Promise<Person | null> => {
    try {
      return (await read<Person>('/api/me')).body;
    } catch (error) {
      if (error instanceof Refused && error.problem.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
};
/** Null when nobody is signed in, or while that is asked. */
export const useMe = (): Person | null => useQuery(whoAmI).data ?? null;

export const signInAddress = (returnTo: string): string => `/auth/login?returnTo=${encodeURIComponent(returnTo)}&ui_locales=${language()}`;
export const here = (): string => `${location.pathname}${location.search}${location.hash}`;
