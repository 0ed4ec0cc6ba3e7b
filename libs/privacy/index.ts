export { encrypting, type EncryptingLogOptions } from './encrypting-log';
export { FieldDoesNotOpen, isEncrypted, openField, openReleased, releaseField, sealField, type EncryptedField, type Place } from './field';
export { developmentKey, HeldKey, keyFromFile, UnusableKeyFile, type KeyEncryption } from './key-encryption';
export { ERASED_TEXT, marksByType } from './marks';
export { released, releases, type FieldRelease, type ReleasedField } from './release';
export { DESTROYED, ForeignKey, KeyDestroyed, KeyMissing, type SubjectKeys, type WrappedKey } from './subject-keys';
