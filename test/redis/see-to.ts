/** A step of the tests: sees to it that there is a Redis server, or says that what needs one is left out. */
import { seeToRedis } from './find';

const redis = seeToRedis();
process.stdout.write(
  'missing' in redis ? `Redis tests are left out: ${redis.missing}.\n` : `Redis of the tests: ${redis.executablePath}\n`,
);
