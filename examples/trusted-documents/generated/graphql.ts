/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type SignInMutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type SignInMutation = { login:
    | { __typename: 'AccountUnavailable', message: string }
    | { __typename: 'AttemptsLimited', message: string }
    | { __typename: 'CaptchaRejected', message: string }
    | { __typename: 'CaptchaRequired', message: string }
    | { __typename: 'CodeRejected', message: string }
    | { __typename: 'EmailUnverified', message: string }
    | { __typename: 'FlowExpired', message: string }
    | { __typename: 'InputRejected', message: string }
    | { __typename: 'InvalidCredentials', message: string }
    | { __typename: 'LoginSuccess', message: string, accessToken: string | null }
    | { __typename: 'MfaRequired', message: string }
    | { __typename: 'PasswordChangeRequired', message: string }
    | { __typename: 'PushAuthExpired', message: string }
    | { __typename: 'PushAuthPending', message: string }
    | { __typename: 'PushAuthRejected', message: string }
    | { __typename: 'RegistrationDisabled', message: string }
   };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { me: { id: string, username: string | null, email: string | null, customData: Record<string, unknown> | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($email: String!, $password: Secret!) {
  login(input: {method: {email: {email: $email, password: $password}}}) {
    __typename
    ... on Outcome {
      message
    }
    ... on LoginSuccess {
      accessToken
    }
  }
}
    `, {"hash":"sha256:056c36b655a26ec8e41fd59a47dfe5933a8d13064c65da5eb294052e3068b932"}) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  me {
    id
    username
    email
    customData
  }
}
    `, {"hash":"sha256:84ce3ab941bb2e84643112e8fc6ebd02b829e954da0e3aa36403fbdc8ea2ac2f"}) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;