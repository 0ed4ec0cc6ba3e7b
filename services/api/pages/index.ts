export * from './pages.controller';
export * from './serve-assets';
