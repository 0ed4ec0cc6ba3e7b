/** Which ids one has seen, in a few bytes for each: it never forgets one, and takes one in a thousand millions or so for another. */
const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;
/** What V8 keeps as a number without an object of its own. */
const SMALL = 0x3fffffff;

/** FNV-1a over the characters. */
function hashOf(id: string): number {
  let hash = BASIS;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), PRIME);
  return (hash ^ (hash >>> 15)) & SMALL;
}

export class SetOfIds {
  private readonly hashes = new Set<number>();

  get size(): number {
    return this.hashes.size;
  }
  add(id: string): void {
    this.hashes.add(hashOf(id));
  }
  /** False = certainly not. */
  has(id: string): boolean {
    return this.hashes.has(hashOf(id));
  }
  clear(): void {
    this.hashes.clear();
  }
}
