export type { Established } from './board-decisions';
export { loadDemonstration, mayLoad, type DemonstrationOptions } from './load';
