/** `1,2 MB`, `340 kB`. */
export const size = (bytes: number, number: (value: number) => string): string =>
  bytes >= 1_000_000 ? `${number(Math.round(bytes / 100_000) / 10)} MB` : `${number(Math.max(1, Math.round(bytes / 1000)))} kB`;
