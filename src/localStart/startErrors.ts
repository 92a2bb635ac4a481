/** Failures of a start that one sentence explains, with the next step. */
import { ConfigError } from '../config.js';
import { AppError, StartError } from '../errors.js';

interface SystemError extends Error {
  readonly code?: string;
  readonly port?: number;
}

/** @returns undefined for an unexpected failure, whose stack is worth reading */
export function explainStartError(error: unknown): string | undefined {
  if (error instanceof ConfigError) return `Menshen cannot start:\n${error.message}`;
  if (error instanceof AppError || error instanceof StartError) return `Menshen cannot start: ${error.message}`;
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'ControlError') return `Menshen cannot start: ${error.message}`;
  const { code, port }: SystemError = error;
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Stop the other process or set PORT.`;
  if (code === 'EACCES' && port !== undefined) return `Port ${port} is reserved. Set PORT to 1024 or higher.`;
  if (code === 'EADDRNOTAVAIL') return 'HOST is not an address of this machine. Set HOST=127.0.0.1.';
  return undefined;
}
