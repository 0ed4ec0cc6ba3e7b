import { FolderTaken } from './folder-lock';
import { Signer, type CheckpointSigner, type Signed, type ToSign } from './signer';

/** A signer in a folder that several processes have: opened by the one that gets to sign, and the others' when that one is gone. */
export class SignerWhenFree implements CheckpointSigner {
  private opened: Signer | undefined;
  private opening: Promise<Signer> | undefined;

  constructor(
    private readonly folder: string,
    private readonly origin: string,
  ) {}

  async keys(): Promise<readonly string[]> {
    return (await this.signer()).keys();
  }
  async signed(): Promise<Signed> {
    return (await this.signer()).signed();
  }
  async sign(wanted: ToSign): Promise<Uint8Array> {
    return (await this.signer()).sign(wanted);
  }

  async overlapped(size: number): Promise<void> {
    return (await this.signer()).overlapped(size);
  }

  /** Whether another process has it. */
  async isTaken(): Promise<boolean> {
    try {
      await this.signer();
      return false;
    } catch (error) {
      if (error instanceof FolderTaken) return true;
      throw error;
    }
  }

  private async signer(): Promise<Signer> {
    if (this.opened) return this.opened;
    this.opening ??= Signer.open(this.folder, this.origin);
    try {
      return (this.opened = await this.opening);
    } finally {
      this.opening = undefined;
    }
  }

  async close(): Promise<void> {
    await this.opening?.catch(() => undefined);
    await this.opened?.close();
  }
}
