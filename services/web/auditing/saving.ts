/** Files that are asked for here, and not by a link: a no is told where the question was put. */
import { ask } from '../api/problem';

/** What the server calls the file. */
const nameIn = (header: string | null): string => decodeURIComponent(/filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1] ?? 'Bevis.zip');

/** Lays it where the browser lays what is downloaded. Throws Refused and NoContact. */
export async function save(path: string): Promise<void> {
  const answer = await ask(path, {});
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = nameIn(answer.headers.get('content-disposition'));
  link.click();
  URL.revokeObjectURL(link.href);
}
