/** JSON forms of WebAuthn options and credentials (WebAuthn Level 3, section 5.1), for browsers without them. */

type Json = Readonly<Record<string, unknown>>;

interface Descriptor extends Json {
  readonly id: string;
}

interface OptionsJson extends Json {
  readonly challenge: string;
  readonly user?: Descriptor;
  readonly allowCredentials?: readonly Descriptor[];
  readonly excludeCredentials?: readonly Descriptor[];
}

/** Options for `navigator.credentials.get`. */
export function requestOptions(json: unknown): PublicKeyCredentialRequestOptions {
  return PublicKeyCredential.parseRequestOptionsFromJSON
    ? PublicKeyCredential.parseRequestOptionsFromJSON(json as PublicKeyCredentialRequestOptionsJSON)
    : (withBytes(json as OptionsJson) as unknown as PublicKeyCredentialRequestOptions);
}

/** Options for `navigator.credentials.create`. */
export function creationOptions(json: unknown): PublicKeyCredentialCreationOptions {
  return PublicKeyCredential.parseCreationOptionsFromJSON
    ? PublicKeyCredential.parseCreationOptionsFromJSON(json as PublicKeyCredentialCreationOptionsJSON)
    : (withBytes(json as OptionsJson) as unknown as PublicKeyCredentialCreationOptions);
}

/** The credential as the server reads it. */
export function credentialJson(credential: PublicKeyCredential): unknown {
  if (typeof credential.toJSON === 'function') return credential.toJSON();
  const { id, type, rawId, response } = credential;
  const { transports, ...binary } = {
    clientDataJSON: response.clientDataJSON,
    ...('attestationObject' in response && {
      attestationObject: (response as AuthenticatorAttestationResponse).attestationObject,
      transports: (response as AuthenticatorAttestationResponse).getTransports?.() ?? [],
    }),
    ...('signature' in response && {
      authenticatorData: (response as AuthenticatorAssertionResponse).authenticatorData,
      signature: (response as AuthenticatorAssertionResponse).signature,
      userHandle: (response as AuthenticatorAssertionResponse).userHandle,
    }),
  };
  const texts = Object.entries(binary).map(([key, value]) => [key, value ? toBase64Url(value) : undefined]);
  return {
    id,
    type,
    rawId: toBase64Url(rawId),
    response: { ...Object.fromEntries(texts), ...(transports && { transports }) },
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

function withBytes({ challenge, user, allowCredentials, excludeCredentials, ...rest }: OptionsJson): Json {
  return {
    ...rest,
    challenge: toBytes(challenge),
    ...(user && { user: { ...user, id: toBytes(user.id) } }),
    ...(allowCredentials && { allowCredentials: allowCredentials.map(descriptor) }),
    ...(excludeCredentials && { excludeCredentials: excludeCredentials.map(descriptor) }),
  };
}

function descriptor({ id, ...rest }: Descriptor): Json {
  return { ...rest, id: toBytes(id) };
}

function toBytes(text: string): Uint8Array {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function toBase64Url(bytes: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}
