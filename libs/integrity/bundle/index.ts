export * from './format';
export * from './read';
export * from './write';
export { readZip, writeZip, ZipWriter, type ZipFault } from './zip';
