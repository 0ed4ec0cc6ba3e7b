/** The letters' type: Noto Sans (SIL Open Font License), which has the alphabets of Europe. Embedded, so that it looks the same anywhere. */
import { readFileSync } from 'node:fs';

const file = (weight: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/noto-sans/${weight}`));
let read: { readonly regular: Buffer; readonly bold: Buffer } | undefined;

/** TrueType, read once. */
export const fonts = (): { readonly regular: Buffer; readonly bold: Buffer } =>
  (read ??= { regular: file('400Regular/NotoSans_400Regular.ttf'), bold: file('700Bold/NotoSans_700Bold.ttf') });
