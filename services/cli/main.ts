import { run } from './line';

void run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  environment: process.env,
}).then((code) => {
  process.exitCode = code;
});
