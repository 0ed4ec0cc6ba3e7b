/**
 * SQL: the guidelines of `scheme` in force on `day` as `rules.guidelines`, null when there were none. Of those that were valid then, the latest
 * `validFrom` counts, and of equal ones the last adopted. `scheme` and `day` are column names of the code, `day` a date.
 */
export const guidelinesInForce = (scheme: string, day: string): string => `
left join lateral (
  select version.guidelines
  from read.scheme_register as known, jsonb_array_elements(known.guidelines) with ordinality as version (guidelines, place)
  where known.scheme_id = ${scheme} and version.guidelines ->> 'validFrom' <= ${day}::text
  order by version.guidelines ->> 'validFrom' desc, version.place desc
  limit 1
) as rules on true`;
