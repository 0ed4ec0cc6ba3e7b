export { MirrorKeeper, type KeeperOptions } from './keeper';
export { MirroredEventLog, type MirroredEventLogOptions } from './mirrored-event-log';
export { mirrorStanding, type MirrorStanding } from './standing';
