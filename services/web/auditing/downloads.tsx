/** The same as a file: links to it as a table and as data. `at` = the address of the file in a format. */
export function Downloads({ at, csv, json }: { at: (format: 'csv' | 'json') => string; csv: string; json: string }) {
  return (
    <>
      <a className="button" href={at('csv')} download>
        {csv}
      </a>
      <a className="button" href={at('json')} download>
        {json}
      </a>
    </>
  );
}
