import type { Flows } from '../flows.js';
import type { ServiceParts } from '../parts.js';
import type { SessionServices } from '../sessions/index.js';
import { LivenessChecks } from './liveness.js';
import { LivenessRecords } from './records.js';
import { ReferencePhotos } from './referencePhotos.js';
import { LivenessUploads } from './uploads.js';

export interface LivenessServices {
  readonly liveness: LivenessChecks;
  readonly livenessUploads: LivenessUploads;
  readonly referencePhotos: ReferencePhotos;
}

export function createLiveness(
  { config, store, logger, sealer, providers, now }: ServiceParts,
  { sessions, current }: SessionServices,
  flows: Flows,
): LivenessServices {
  const records = new LivenessRecords(store, sealer, now);
  const referencePhotos = new ReferencePhotos(providers, config.livenessReference, logger);
  return {
    liveness: new LivenessChecks(store, records, providers, current, flows, referencePhotos, config.publicUrl),
    livenessUploads: new LivenessUploads(store, records, providers, sessions, now),
    referencePhotos,
  };
}
