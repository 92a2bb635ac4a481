/** An error response by RFC 6749, 5.2, without the vendor's envelope. */
export class OidcError extends Error {
  override readonly name = 'OidcError';
  readonly error: string;
  readonly statusCode: number;

  constructor(error: string, description: string, statusCode = 400) {
    super(description);
    this.error = error;
    this.statusCode = statusCode;
  }

  get body(): object {
    return { error: this.error, error_description: this.message };
  }
}
