import type { Menshen, MenshenOptions } from './menshen.js';

export function createMenshen(_options: MenshenOptions): Menshen {
  throw new Error('unfinished');
}
