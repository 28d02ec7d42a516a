/** What an answer of GitHub's means for the person who runs Plimsoll. */
const MEANINGS: Readonly<Record<number, string>> = {
  401: 'GitHub does not accept the credentials; check APP_ID and PRIVATE_KEY, and that the clock of this machine is right',
  403: "GitHub refuses the request; check the app's permissions (checks, contents and pull requests: write), and that its hourly limit isn't used up",
  404: 'GitHub does not find it; it was deleted, or the app is not installed on this repository',
  422: 'GitHub does not accept the request as it was made',
  429: 'GitHub asks to wait before more requests',
};

interface RequestFailure {
  readonly status: number;
  readonly message: string;
  readonly request?: { readonly method?: string; readonly url?: string };
  readonly response?: { readonly data?: unknown };
}

/** The status of GitHub's answer when an error is one of a request; undefined for anything else. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as Partial<RequestFailure> | undefined)?.status;
  return typeof status === 'number' ? status : undefined;
}

/** Whether a request may have had its effect although it failed: a 5xx, or no answer at all. */
export function mayHaveHappened(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status >= 500;
}

/**
 * One sentence for a failed request to GitHub, or for any other error; never holds a token or the body of the request.
 * @param meanings by status, where the one who asked isn't the app
 */
export function errorSentence(error: unknown, meanings = MEANINGS): string {
  const status = statusOf(error);
  if (status === undefined) return error instanceof Error ? error.message : String(error);
  const { request, message, response } = error as RequestFailure;
  const said = (response?.data as { message?: unknown } | undefined)?.message;
  const meaning =
    meanings[status] ??
    MEANINGS[status] ??
    (status >= 500 ? 'GitHub has a fault of its own; try again later' : 'unexpected');
  const what = request?.method && request.url ? `${request.method} ${new URL(request.url).pathname}` : 'A request';
  return `${what} was answered with ${status}: ${meaning} (${typeof said === 'string' ? said : message}).`;
}
