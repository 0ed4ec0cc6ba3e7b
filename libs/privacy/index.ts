export { contentKeys } from './content-keys';
export { encrypting, type EncryptingLogOptions } from './encrypting-log';
export { FieldDoesNotOpen, isEncrypted, openField, openReleased, releaseField, sealField, type EncryptedField, type Place } from './field';
export { developmentKey, HeldKey, keyFromFile, UnusableKeyFile, type KeyEncryption } from './key-encryption';
export { ERASED_EMAIL, kidOfActor, marksByType, personalFields } from './marks';
export { released, releases, type FieldRelease, type ReleasedField } from './release';
export { DESTROYED, ForeignKey, KeyDestroyed, KeyMissing, type Receipt, type SubjectKeys, type WrappedKey } from './subject-keys';
