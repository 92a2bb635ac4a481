/** A refusal of a control call, with the HTTP status of the response. */
export class ControlError extends Error {
  override readonly name = 'ControlError';

  constructor(
    readonly statusCode: 400 | 404 | 409 | 429,
    message: string,
  ) {
    super(message);
  }
}
