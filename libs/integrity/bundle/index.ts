export * from './format';
export * from './read';
export * from './write';
export { readZip, writeZip, type ZipFault } from './zip';
