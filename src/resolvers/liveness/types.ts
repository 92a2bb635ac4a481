import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { LivenessDetection as LivenessDetectionId } from '../../datasources/capabilities.js';
import type { LivenessStatus as LivenessStatusId } from '../../services/liveness/records.js';
import { AttemptsLimited, FlowExpired, InputRejected, Outcome, OutcomeType, resolveOutcome } from '../outcome.js';
import { DateTime, Url } from '../scalars.js';

export const LivenessDetection: Readonly<Record<LivenessDetectionId, LivenessDetectionId>> = {
  LIVENESS: 'LIVENESS',
  SILENT_LIVENESS: 'SILENT_LIVENESS',
  ID_CARD_OCR: 'ID_CARD_OCR',
  BANK_CARD_OCR: 'BANK_CARD_OCR',
};
registerEnumType(LivenessDetection, {
  name: 'LivenessDetection',
  description: 'What the vendor’s SDK does on the phone.',
  valuesConfig: {
    LIVENESS: { description: 'Asks for movements: blink, nod, open the mouth.' },
    SILENT_LIVENESS: { description: 'Looks at the face without asking for anything.' },
    ID_CARD_OCR: { description: 'Reads an identity card. There is no upload and no verdict.' },
    BANK_CARD_OCR: { description: 'Reads a bank card. There is no upload and no verdict.' },
  },
});

export const LivenessStatus: Readonly<Record<LivenessStatusId, LivenessStatusId>> = {
  ISSUED: 'ISSUED',
  UPLOADED: 'UPLOADED',
  LIVE: 'LIVE',
  SPOOF: 'SPOOF',
  EXPIRED: 'EXPIRED',
};
registerEnumType(LivenessStatus, {
  name: 'LivenessStatus',
  description: 'Where the check stands. LIVE, SPOOF and EXPIRED are final.',
  valuesConfig: {
    ISSUED: { description: 'The SDK can start; no recording has come.' },
    UPLOADED: { description: 'The recording is being judged.' },
    LIVE: { description: 'A living person was before the camera: `matched` says whether it is the user.' },
    SPOOF: { description: 'An attack (a picture, a video, a mask), or a recording that came before.' },
    EXPIRED: { description: 'No recording came in time: make a new check.' },
  },
});

@InputType({ description: 'A check to make.' })
export class LivenessCheckInput {
  @Field(() => LivenessDetection, { description: 'What the SDK is to do.' })
  detection!: LivenessDetectionId;

  @Field(() => ID, {
    nullable: true,
    description:
      'A login whose `MfaRequired` has the factor LIVENESS, to prove it there; without it the check is of the signed-in user. Then `detection` is LIVENESS or SILENT_LIVENESS.',
  })
  flow?: string | null;
}

@ObjectType({ description: 'Whether a living person is before the camera.', simpleResolvers: true })
export class LivenessCheck {
  @Field(() => ID, { description: 'Names the check. It belongs to the session or login that made it: keep it secret.' })
  id!: string;

  @Field(() => LivenessDetection, { description: 'What the SDK does.' })
  detection!: LivenessDetectionId;

  @Field(() => LivenessStatus, { description: 'Where it stands.' })
  status!: LivenessStatusId;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it is the user’s own face, by the photo that the server keeps of them. Null before the verdict, for a SPOOF, and where there is no photo to compare with: then LIVE says that somebody is alive, not who.',
  })
  matched!: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Starts the SDK, once. Only in the answer of `createLivenessCheck`; null afterwards.',
  })
  sdkToken!: string | null;

  @Field(() => Url, {
    nullable: true,
    description:
      'Where to PUT the file that the SDK recorded, at most 10 MiB, as application/octet-stream; a path of this server unless PUBLIC_URL is set. 204: judged; 422: no face in it, try again (three times); 503: try again; 404: spent or expired. Only in the answer of `createLivenessCheck`; null afterwards, and for documents.',
  })
  uploadUrl!: string | null;

  @Field(() => DateTime, { description: 'Until when the SDK may start and the recording come: some five minutes.' })
  expiresAt!: Date;
}

@OutcomeType('LivenessCheckUpdated')
export class LivenessCheckUpdated extends Outcome<'LivenessCheckUpdated'> {
  @Field(() => LivenessCheck, { description: 'The check with its `status`.' })
  check!: LivenessCheck;
}

export const LivenessCheckResult = createUnionType({
  name: 'LivenessCheckResult',
  description: 'The result of a liveness check.',
  types: () => [LivenessCheckUpdated, AttemptsLimited, InputRejected, FlowExpired] as const,
  resolveType: resolveOutcome,
});
