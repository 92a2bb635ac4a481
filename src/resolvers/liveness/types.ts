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
  description: 'The kind of check that the vendor’s SDK makes on the phone.',
  valuesConfig: {
    LIVENESS: { description: 'The SDK instructs the user to move: blink, nod, open the mouth.' },
    SILENT_LIVENESS: { description: 'The SDK records the face without instructions to the user.' },
    ID_CARD_OCR: { description: 'The SDK reads an identity card. There is no upload and no verdict.' },
    BANK_CARD_OCR: { description: 'The SDK reads a bank card. There is no upload and no verdict.' },
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
  description: 'The status of a check. LIVE, SPOOF and EXPIRED are final.',
  valuesConfig: {
    ISSUED: { description: 'The SDK can start. No recording has been uploaded.' },
    UPLOADED: { description: 'The vendor is checking the recording.' },
    LIVE: { description: 'The recording shows a live person. `matched` says whether it is the user.' },
    SPOOF: {
      description:
        'The recording shows an attack (a picture, a video or a mask), or was uploaded before. Create a new check to try again.',
    },
    EXPIRED: { description: 'No recording was uploaded in time: create a new check.' },
  },
});

@InputType({ description: 'The input of `createLivenessCheck`.' })
export class LivenessCheckInput {
  @Field(() => LivenessDetection, { description: 'The kind of check.' })
  detection!: LivenessDetectionId;

  @Field(() => ID, {
    nullable: true,
    description:
      'The `flow` of `MfaRequired`, whose `factors` have LIVENESS, to prove this factor. `detection` must then be LIVENESS or SILENT_LIVENESS. Leave it out to check the signed-in user.',
  })
  flow?: string | null;
}

@ObjectType({
  description: 'A check whether the camera shows a live person, and whether that person is the user.',
  simpleResolvers: true,
})
export class LivenessCheck {
  @Field(() => ID, {
    description: 'The id of the check. It is valid only for the session or login that created it. Keep it secret.',
  })
  id!: string;

  @Field(() => LivenessDetection, { description: 'The kind of check.' })
  detection!: LivenessDetectionId;

  @Field(() => LivenessStatus, { description: 'The current status.' })
  status!: LivenessStatusId;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the face matches the reference photo of the user (setting `LIVENESS_REFERENCE`). Null before the verdict, for SPOOF, and if there is no reference photo: LIVE then does not prove who the person is.',
  })
  matched!: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'The token that starts the SDK, once. Only in the result of `createLivenessCheck`; null afterwards.',
  })
  sdkToken!: string | null;

  @Field(() => Url, {
    nullable: true,
    description:
      'The URL for the SDK’s recording: PUT the file with the content type application/octet-stream, at most 10 MiB and three times. It is a path of this server unless `PUBLIC_URL` is set. Responses: 204, the verdict is ready; 404, the URL is used or has expired: create a new check; 409, another upload is running: wait for it; 422, the recording shows no face: record again; 429, too many uploads or vendor calls: wait, or create a new check; 503, the vendor is unavailable: upload again. Only in the result of `createLivenessCheck`; null afterwards, and for document checks.',
  })
  uploadUrl!: string | null;

  @Field(() => DateTime, {
    description:
      'When the check expires, about five minutes after its creation. Start the SDK and upload the recording before.',
  })
  expiresAt!: Date;
}

@OutcomeType('LivenessCheckUpdated')
export class LivenessCheckUpdated extends Outcome<'LivenessCheckUpdated'> {
  @Field(() => LivenessCheck, { description: 'The check in its current state.' })
  check!: LivenessCheck;
}

export const LivenessCheckResult = createUnionType({
  name: 'LivenessCheckResult',
  description: 'The result of `createLivenessCheck` and `completeLivenessCheck`.',
  types: () => [LivenessCheckUpdated, AttemptsLimited, InputRejected, FlowExpired] as const,
  resolveType: resolveOutcome,
});
