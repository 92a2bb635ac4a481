import { StartError } from '../../errors.js';

/** The audit file cannot be opened or continued. */
export class AuditFileError extends StartError {
  override readonly name = 'AuditFileError';
}
