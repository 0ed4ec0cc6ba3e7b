import { liveIn } from '../other-time';

/** Loaded before everything else by a process that lives in another time. */
liveIn(Number(process.env['TIME_SHIFT']));
