export { destroyAgain } from './again';
export type { Forgetting, Scope } from './forgetting';
export { NOTHING_DONE, nextStep, type Done, type Step } from './saga';
export { everyStore, type StoreMeans } from './stores';
