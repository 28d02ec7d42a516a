/** An answer that isn't a success, as GitHub words it. */
export interface Refusal {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const DOCUMENTATION = 'https://docs.github.com/rest';

export function notFound(): Refusal {
  return { status: 404, body: { message: 'Not Found', documentation_url: DOCUMENTATION, status: '404' } };
}

/** GitHub names what it refuses, but not which comment it was. */
export function unprocessable(...errors: readonly string[]): Refusal {
  return { status: 422, body: { message: 'Unprocessable Entity', errors, documentation_url: DOCUMENTATION } };
}

export function tooManyRequests(seconds: number): Refusal {
  return {
    status: 403,
    headers: { 'retry-after': String(seconds) },
    body: {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      documentation_url: DOCUMENTATION,
    },
  };
}
