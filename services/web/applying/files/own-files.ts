/** Files of one's own that are meant for a draft, or for an answer in a case. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ShownFile } from '../../../api/applicant/own-files.controller';
import type { ProblemDocument } from '../../../api/problems/problem';
import { ask, NoContact, Refused } from '../../api/problem';
import { jsonHeaders, send } from '../../api/send';
import { useReading } from '../../api/read';

export const MOST_BYTES = 15_000_000;
export const KINDS = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.odt,.ods,.odp';

/** A file on its way, or one that did not get there. */
export interface Upload {
  readonly id: string;
  readonly file: File;
  /** Null while it is under way. */
  readonly failed: { readonly problem: ProblemDocument | null; readonly tooLarge: boolean } | null;
}

export interface OwnFiles {
  readonly files: readonly Pick<ShownFile, 'id' | 'name' | 'bytes'>[];
  readonly uploads: readonly Upload[];
  readonly add: (files: readonly File[]) => Promise<readonly string[]>;
  readonly again: (upload: Upload) => void;
  readonly remove: (id: string) => Promise<void>;
  readonly dismiss: (id: string) => void;
}

export function useOwnFiles(spaceId: string): OwnFiles {
  const path = `/api/own-files/${spaceId}`;
  const queries = useQueryClient();
  const { data } = useReading<{ rows: readonly ShownFile[] }>(path);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const refresh = useCallback(() => queries.invalidateQueries({ queryKey: [path] }), [queries, path]);
  const put = useCallback((upload: Upload) => setUploads((now) => [...now.filter(({ id }) => id !== upload.id), upload]), []);
  const dismiss = useCallback((id: string) => setUploads((now) => now.filter((one) => one.id !== id)), []);

  const upload = useCallback(
    async (id: string, file: File): Promise<boolean> => {
      if (file.size > MOST_BYTES) {
        put({ id, file, failed: { problem: null, tooLarge: true } });
        return false;
      }
      put({ id, file, failed: null });
      try {
        await ask(`${path}/${id}`, {
          method: 'PUT',
          headers: { ...jsonHeaders(), 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
          body: file,
        });
        await refresh();
        dismiss(id);
        return true;
      } catch (error) {
        if (error instanceof Refused) put({ id, file, failed: { problem: error.problem, tooLarge: false } });
        else if (error instanceof NoContact) put({ id, file, failed: { problem: null, tooLarge: false } });
        else throw error;
        return false;
      }
    },
    [path, put, refresh, dismiss],
  );

  return {
    files: data?.body.rows ?? [],
    uploads,
    add: async (files) => {
      const names: string[] = [];
      // one at a time: a slow line is not made slower
      for (const file of files) if (await upload(crypto.randomUUID(), file)) names.push(file.name);
      return names;
    },
    again: ({ id, file }) => void upload(id, file),
    remove: async (id) => {
      await send('DELETE', `${path}/${id}`).catch(() => undefined);
      await refresh();
    },
    dismiss,
  };
}
