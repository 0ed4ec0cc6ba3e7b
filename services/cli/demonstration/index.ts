export { loadDemonstration, type DemonstrationOptions } from './load';
