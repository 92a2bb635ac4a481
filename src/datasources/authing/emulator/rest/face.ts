import { requireMfaCaller, requireUser } from '../call.js';
import { readFace, requireSameFace } from '../faces.js';
import { requirePolicy } from '../secondFactor.js';
import { restUser } from '../userViews.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found, type RestHandler } from './envelope.js';
import { finishSecondStep, requireSecondStep } from './secondStep.js';

export function addFaceRoutes(add: AddRoute): void {
  /** With the user's token, binds or replaces a face. With an mfaToken, binds the first face and completes the login. */
  add('POST', '/api/v2/mfa/face/associate', async (call, request) => {
    const { state } = call;
    const { account, isSecondStep } = await requireMfaCaller(call);
    if (isSecondStep) requirePolicy(state, 'FACE');
    // Otherwise an attacker who has only the password could replace the second factor.
    if (isSecondStep && account.face !== null) {
      throw new VendorError(500, { text: { zh: '已绑定人脸', en: 'A face is bound already' } });
    }
    const { photoA, photoB } = Object(request.body) as Record<string, unknown>;
    const face = readFace(state, photoA);
    requireSameFace(state, face, readFace(state, photoB));
    account.face = face;
    account.updatedAt = state.stamp();
    return isSecondStep ? finishSecondStep(call, account) : found(restUser(state, account, await requireUser(call)));
  });

  const verify: RestHandler = async (call, request) => {
    const account = await requireSecondStep(call, 'FACE');
    if (account.face === null) {
      throw new VendorError(500, { text: { zh: '未绑定人脸', en: 'No face is bound' } });
    }
    const { photo } = Object(request.body) as Record<string, unknown>;
    requireSameFace(call.state, account.face, readFace(call.state, photo));
    return finishSecondStep(call, account);
  };
  add('POST', '/api/v2/mfa/face/verify', verify);
  add('POST', '/api/v2/applications/mfa/face/verify', verify);
}
