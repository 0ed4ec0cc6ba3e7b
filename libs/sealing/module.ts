/** This library's side to the world: what listens, and what is reached over the network. */
export * from './plain-server';
export { RemoteSigner } from './signer/remote-signer';
export { SignerWhenFree } from './signer/signer-when-free';
export { signerService } from './signer/signer-service';
export { Witness } from './witness/witness';
