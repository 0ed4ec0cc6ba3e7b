/** A draft that saves itself: at once in the browser, and to the server when the typing pauses. What the server has is forgotten here. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Draft } from '../../../api/applicant/drafts';
import { forgetKept, keepNow, keptNow } from '../../api/kept';
import { useMe } from '../../api/me';
import { NoContact, Refused } from '../../api/problem';
import { send } from '../../api/send';
import { useReading } from '../../api/read';
import type { ProblemDocument } from '../../../api/problems/problem';
import { withValue } from '../../parts/paths';
import { contentOf, valuesOf, type Values } from './values';

const PAUSE_MS = 800;
const TRY_AGAIN_MS = 5_000;

/** As it comes over the wire. */
export type SavedDraft = Omit<Draft, 'createdAt' | 'savedAt'> & { readonly createdAt: string; readonly savedAt: string };
type Place = Pick<Draft, 'schemeId' | 'callId'>;

export async function saveDraft(draftId: string, { schemeId, callId }: Place, values: Values, keepalive = false): Promise<string> {
  const draft = { schemeId, callId, content: contentOf(values) };
  const answer = await send('PUT', `/api/drafts/${draftId}`, draft, { keepalive });
  return ((await answer.json()) as { savedAt: string }).savedAt;
}

export type Saving =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'unsaved' | 'saving' | 'offline' }
  | { readonly kind: 'refused'; readonly problem: ProblemDocument };

export interface OpenDraft {
  readonly draft: SavedDraft;
  readonly values: Values;
  readonly set: (path: string, value: unknown) => void;
  readonly saving: Saving;
  /** Resolves to true when everything is on the server. */
  readonly saveNow: () => Promise<boolean>;
  /** What another device saved after this one was last connected; null otherwise. */
  readonly newerElsewhere: { readonly at: string; readonly use: () => void; readonly keepMine: () => void } | null;
  /** Forgets what is kept here, when the draft is handed in or thrown away. */
  readonly forget: () => void;
}

const keyOf = (draftId: string): string => `draft/${draftId}`;

/** The draft as the server has it; then {@link useOpenDraft}. */
export const useSavedDraft = (draftId: string) => useReading<SavedDraft>(`/api/drafts/${draftId}`);

/** What is kept here, and which saved draft it was written on: that another has been saved since is no matter of clocks. */
interface Unsaved {
  readonly values: Values;
  readonly savedAt: string;
}
interface Begun {
  readonly saved: Values;
  /** Null when there is nothing here that the server does not have. */
  readonly unsaved: Values | null;
  readonly changedElsewhere: boolean;
  /** The saved draft that it was written on. */
  readonly writtenOn: string;
}
function begin(draft: SavedDraft, kept: Unsaved | null): Begun {
  const saved = valuesOf(draft.content);
  const same = kept?.values !== undefined && JSON.stringify(valuesOf(contentOf(kept.values))) === JSON.stringify(saved);
  if (!kept?.values || same) return { saved, unsaved: null, changedElsewhere: false, writtenOn: draft.savedAt };
  return { saved, unsaved: kept.values, changedElsewhere: kept.savedAt !== draft.savedAt, writtenOn: kept.savedAt };
}

interface Typed {
  readonly values: Values;
  /** Counts changes: what is saved is saved up to one of them. */
  readonly change: number;
}

export function useOpenDraft(draft: SavedDraft): OpenDraft {
  const { draftId, schemeId, callId } = draft;
  const ref = useMe()?.ref ?? '';
  const queries = useQueryClient();
  const place = useMemo(() => ({ schemeId, callId }), [schemeId, callId]);
  const [begun] = useState(() => begin(draft, keptNow<Unsaved>(ref, keyOf(draftId))?.value ?? null));
  const [typed, setTyped] = useState<Typed>(() => ({ values: begun.unsaved ?? begun.saved, change: begun.unsaved ? 1 : 0 }));
  const [choice, setChoice] = useState(begun.changedElsewhere);
  const [saving, setSaving] = useState<Saving>(begun.unsaved ? { kind: 'unsaved' } : { kind: 'saved', at: draft.savedAt });
  const latest = useRef(typed);
  useLayoutEffect(() => void (latest.current = typed), [typed]);
  const savedUpTo = useRef(0);
  const savedAt = useRef(begun.writtenOn);
  const undecided = useRef(begun.changedElsewhere);
  const running = useRef<Promise<boolean> | null>(null);

  const save = useCallback(
    async (leaving: boolean): Promise<boolean> => {
      if (running.current) await running.current;
      // nobody's words are written over before somebody has chosen
      if (undecided.current) return false;
      const { values, change } = latest.current;
      if (change === savedUpTo.current) return true;
      const run = (async () => {
        setSaving({ kind: 'saving' });
        try {
          const at = await saveDraft(draftId, place, values, leaving);
          savedUpTo.current = change;
          savedAt.current = at;
          if (latest.current.change === change) {
            forgetKept(ref, keyOf(draftId));
            setSaving({ kind: 'saved', at });
          } else {
            keepNow(ref, keyOf(draftId), { values: latest.current.values, savedAt: at } satisfies Unsaved);
            setSaving({ kind: 'unsaved' });
          }
          return latest.current.change === change;
        } catch (error) {
          if (error instanceof Refused) setSaving({ kind: 'refused', problem: error.problem });
          else if (error instanceof NoContact) setSaving({ kind: 'offline' });
          else throw error;
          return false;
        }
      })();
      running.current = run;
      try {
        return await run;
      } finally {
        running.current = null;
      }
    },
    [draftId, place, ref],
  );
  const saveNow = useCallback(() => save(false), [save]);

  useEffect(() => {
    if (typed.change === savedUpTo.current) return;
    keepNow(ref, keyOf(draftId), { values: typed.values, savedAt: savedAt.current } satisfies Unsaved);
    if (choice) return;
    const timer = setTimeout(() => void saveNow(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, choice, draftId, ref, saveNow]);

  // the connection comes back by itself, or somebody signs in again in another tab
  useEffect(() => {
    if (saving.kind !== 'offline') return;
    const again = (): void => void saveNow();
    const timer = setInterval(again, TRY_AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [saving.kind, saveNow]);

  // whoever leaves the page has their last words saved as well; they are kept here if that does not reach the server
  useEffect(() => {
    const leave = (): void => {
      if (document.visibilityState === 'hidden') void save(true);
    };
    document.addEventListener('visibilitychange', leave);
    return () => document.removeEventListener('visibilitychange', leave);
  }, [save]);
  useEffect(
    () => () => {
      if (latest.current.change !== savedUpTo.current) void saveNow();
      // the next visit reads what was saved in this one
      queries.removeQueries({ queryKey: [`/api/drafts/${draftId}`] });
    },
    [draftId, queries, saveNow],
  );

  const set = useCallback((path: string, value: unknown) => {
    setSaving((now) => (now.kind === 'offline' || now.kind === 'refused' ? now : { kind: 'unsaved' }));
    setTyped((now) => ({ values: withValue(now.values, path, value), change: now.change + 1 }));
  }, []);

  return {
    draft,
    values: typed.values,
    set,
    saving,
    saveNow,
    newerElsewhere: choice
      ? {
          at: draft.savedAt,
          use: () => {
            forgetKept(ref, keyOf(draftId));
            undecided.current = false;
            savedAt.current = draft.savedAt;
            savedUpTo.current = latest.current.change + 1;
            setTyped({ values: begun.saved, change: savedUpTo.current });
            setSaving({ kind: 'saved', at: draft.savedAt });
            setChoice(false);
          },
          keepMine: () => {
            undecided.current = false;
            savedAt.current = draft.savedAt;
            setChoice(false);
          },
        }
      : null,
    forget: () => {
      savedUpTo.current = latest.current.change;
      forgetKept(ref, keyOf(draftId));
    },
  };
}
