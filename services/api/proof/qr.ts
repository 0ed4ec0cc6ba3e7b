import qrcode from 'qrcode-generator';
import { readNote, spellNote } from '#libs/integrity';

/** A QR code to be drawn: `modules` squares on each side, and the dark ones as an SVG path. */
export interface QrCode {
  readonly modules: number;
  readonly path: string;
}

/**
 * A note with its shortest signature alone (Ed25519): that of ML-DSA-44 is larger than any QR code holds. What is scanned is a note that can be
 * verified as it is.
 */
export function qrOf(note: Uint8Array): QrCode {
  const { text, signatures } = readNote(note)!;
  const [shortest] = signatures.toSorted((a, b) => a.signature.length - b.signature.length);
  const code = qrcode(0, 'M');
  // one character per byte: the note is UTF-8
  code.addData(Buffer.from(spellNote({ text, signatures: [shortest!] })).toString('latin1'), 'Byte');
  code.make();
  const modules = code.getModuleCount();
  const rows = Array.from({ length: modules }, (_, y) => {
    let row = '';
    for (let x = 0; x < modules; x++) {
      if (!code.isDark(y, x)) continue;
      const from = x;
      while (x + 1 < modules && code.isDark(y, x + 1)) x++;
      row += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`;
    }
    return row;
  });
  return { modules, path: rows.join('') };
}
