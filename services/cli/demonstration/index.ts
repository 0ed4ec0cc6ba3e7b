export { loadDemonstration, mayLoad, type DemonstrationOptions } from './load';
