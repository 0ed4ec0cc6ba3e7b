import { UsageError } from './command';

/** What Node says about arguments, in Swedish. `read` = a call of `parseArgs`. */
export function options<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const name = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(`Det finns inget val ${name}.`);
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      throw new UsageError(`Valet ${name} är fel skrivet: det saknar ett värde, eller har ett som det inte ska ha.`);
    throw error;
  }
}

/** The only argument. `what` as in "Ange en fil". */
export function oneArgument(positionals: readonly string[], what: string): string {
  const [first, ...rest] = positionals;
  if (first === undefined || rest.length > 0) throw new UsageError(`Ange ${what}${first === undefined ? '' : ', och bara en'}.`);
  return first;
}
