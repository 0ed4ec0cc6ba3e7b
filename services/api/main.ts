import 'reflect-metadata';
import { run } from '../all/run';

void run(['api']);
