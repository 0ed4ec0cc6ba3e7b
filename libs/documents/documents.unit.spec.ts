import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { sha256Hex } from '#libs/kernel';
import { asAttachment, DamagedFile, fileName, FolderStore } from '.';
import { DOCX_FILE, JPEG_FILE, ODS_FILE, ODT_FILE, PDF_FILE, PNG_FILE, XLSX_FILE, zipOf } from './testing';

const ID = '018f0000-0000-7000-8000-0000000000f1';
const MOST = 100_000;
async function* pieces(content: Buffer, size = 7): AsyncIterable<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

describe('the file store', () => {
  let folder: string;
  let store: FolderStore;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-files-'));
    store = new FolderStore(folder);
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it.each<[string, Buffer, string]>([
    ['pdf', PDF_FILE, 'application/pdf'],
    ['png', PNG_FILE, 'image/png'],
    ['jpg', JPEG_FILE, 'image/jpeg'],
    ['docx', DOCX_FILE, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['xlsx', XLSX_FILE, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['odt', ODT_FILE, 'application/vnd.oasis.opendocument.text'],
    ['ods', ODS_FILE, 'application/vnd.oasis.opendocument.spreadsheet'],
  ])('knows %s by its content', async (ending, content, mediaType) => {
    expect(await store.receive(ID, pieces(content), MOST)).toEqual({
      bytes: content.length,
      sha256: sha256Hex(content),
      kind: { ending, mediaType },
    });
    expect(await store.readOwn(ID)).toEqual(content);
  });

  it.each<[string, Buffer, string]>([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'unknown'],
    ['a drawing that can run', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknown'],
    ['a program', Buffer.from('MZ\u0090\u0000'), 'unknown'],
    ['an archive of anything', zipOf({ 'a.exe': 'x' }), 'unknown'],
    ['an archive cut in the middle', DOCX_FILE.subarray(0, 60), 'unknown'],
    ['nothing', Buffer.alloc(0), 'unknown'],
    ['a document with macros', zipOf({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': '' }), 'macros'],
    ['an OpenDocument with macros', zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'Basic/script-lc.xml': '' }), 'macros'],
  ])('refuses %s, and keeps nothing of it', async (_, content, refused) => {
    expect(await store.receive(ID, pieces(content), MOST)).toMatchObject({ kind: { refused } });
    expect(await store.readOwn(ID)).toBeUndefined();
    expect(fs.readdirSync(path.join(folder, 'own'))).toEqual([]);
  });

  it('takes what is just small enough, and nothing larger', async () => {
    const content = Buffer.concat([PDF_FILE, Buffer.alloc(MOST - PDF_FILE.length)]);
    expect(await store.receive(ID, pieces(content, 999), MOST)).toMatchObject({ bytes: MOST });
    expect(await store.receive(ID, pieces(Buffer.concat([content, Buffer.alloc(1)]), 999), MOST)).toBe('too-large');
    // what lay there before still does
    expect((await store.readOwn(ID))?.length).toBe(MOST);
  });

  it('leaves nothing behind when the sender breaks off', async () => {
    const broken = (async function* () {
      yield PDF_FILE;
      throw new Error('gone');
    })();
    await expect(store.receive(ID, broken, MOST)).rejects.toThrow('gone');
    expect(fs.readdirSync(path.join(folder, 'own'))).toEqual([]);
  });

  it('keeps what is handed in under what it is, once, and apart from what is somebody’s own', async () => {
    await store.receive(ID, pieces(PDF_FILE), MOST);
    const sha256 = sha256Hex(PDF_FILE);
    expect(await store.read(sha256)).toBeUndefined();
    await store.keep(ID, sha256);
    await store.keep(ID, sha256);
    await store.drop(ID);
    await store.drop(ID);
    expect(await store.readOwn(ID)).toBeUndefined();
    expect(await store.read(sha256)).toEqual(PDF_FILE);
    await store.keep(ID, sha256); // kept already: the same command once more
    await expect(store.keep(ID, 'a'.repeat(64))).rejects.toThrow('ENOENT');
  });

  it('gives out nothing that is not what was handed in', async () => {
    await store.receive(ID, pieces(PDF_FILE), MOST);
    await expect(store.keep(ID, 'b'.repeat(64))).rejects.toThrow(DamagedFile);
    const sha256 = sha256Hex(PDF_FILE);
    await store.keep(ID, sha256);
    const kept = path.join(folder, 'kept', sha256.slice(0, 2), sha256);
    fs.chmodSync(kept, 0o600);
    fs.appendFileSync(kept, ' ');
    await expect(store.read(sha256)).rejects.toThrow(DamagedFile);
  });

  it('takes no name for a place', () => {
    expect(() => store.readOwn('../../etc/passwd')).toThrow(TypeError);
    expect(() => store.drop('..')).toThrow(TypeError);
  });
});

describe('names of files', () => {
  it.each([
    ['stadgar.pdf', 'pdf', 'stadgar.pdf'],
    ['C:\\Mina dokument\\Årsmöte 2026.PDF', 'pdf', 'Årsmöte 2026.pdf'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['bild.jpeg', 'jpg', 'bild.jpg'],
    ['budget.docx', 'pdf', 'budget.docx.pdf'],
    ['', 'png', 'fil.png'],
    ['...', 'png', 'fil.png'],
    ['gnp\u202e.exe', 'png', 'gnp .exe.png'],
  ])('%j with content %s are kept as %j', (given, ending, kept) => expect(fileName(given, ending)).toBe(kept));

  it('can be written in a header whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const header = asAttachment(fileName(given, 'pdf'));
        expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9\-._~!%]+$/);
        expect(fileName(given, 'pdf')).toMatch(/^[^/\\]{1,200}\.pdf$/u);
      }),
    );
  });
});
