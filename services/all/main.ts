import 'reflect-metadata';
import { run } from './run';

/** The default: everything in one process, with its own PostgreSQL and its own sign-in. ROLES chooses less. */
void run();
