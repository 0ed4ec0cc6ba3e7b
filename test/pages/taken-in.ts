/**
 * What is done is answered before the read models have it. A page that is opened meanwhile shows what stood before, and a form that is opened in it is
 * bound to that: people are told of it, and read again. So windows that go somewhere, and desks that look, wait for all that has been done by then.
 */
import type { Page } from '@playwright/test';
import type { OperationStanding } from '../../services/api/operation/standing';
import { Desk } from '../desk';

/** Signs in the administrator, who sees how far the read models have come. */
export async function takesIn(service: string): Promise<() => Promise<void>> {
  const david = await Desk.open(service, 'administrator.david');
  const standing = async (): Promise<OperationStanding['readModels']> =>
    (await david.browser.json<OperationStanding>('/api/operation')).readModels;
  return async () => {
    let models = await standing();
    const by = Math.max(...models.map(({ head }) => head));
    while (models.some(({ position }) => position < by)) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      models = await standing();
    }
  };
}

export function goesAfter(takenIn: () => Promise<void>, page: Page): Page {
  const goto = page.goto.bind(page);
  page.goto = async (...asked) => {
    await takenIn();
    return goto(...asked);
  };
  return page;
}

export function looksAfter(takenIn: () => Promise<void>, one: Desk): Desk {
  const sees = one.sees.bind(one);
  one.sees = async <T>(path: string, after?: number) => {
    if (after === undefined) await takenIn();
    return sees<T>(path, after);
  };
  return one;
}
