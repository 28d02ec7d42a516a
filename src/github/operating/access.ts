import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Who may look at the operator's pages: whoever knows the token. */
export interface Access {
  /** Whether a request may go on; where not, it was answered. */
  allows(request: IncomingMessage, response: ServerResponse): boolean;
  /** What a form must send back, so that no other site can send it for somebody who is signed in here. */
  seal(purpose: string): string;
  isSealed(purpose: string, seal: string): boolean;
}

/** @param token as the password of HTTP's basic scheme (any name), which browsers ask for, or as a bearer, which Prometheus sends */
export function access(token: string): Access {
  const seal = (purpose: string): string => createHmac('sha256', token).update(purpose).digest('hex');
  return {
    allows(request, response) {
      const given = tokenIn(request.headers.authorization ?? '');
      if (given !== undefined && same(given, token)) return true;
      response.writeHead(401, { 'www-authenticate': 'Basic realm="Plimsoll", charset="UTF-8"' }).end();
      return false;
    },
    seal,
    isSealed: (purpose, given) => same(given, seal(purpose)),
  };
}

function tokenIn(header: string): string | undefined {
  const [scheme = '', value = ''] = header.split(' ', 2);
  if (/^bearer$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) return undefined;
  const pair = Buffer.from(value, 'base64').toString();
  return pair.slice(pair.indexOf(':') + 1);
}

/** Takes as long for a wrong token as for the right one, whatever it begins with. */
function same(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHmac('sha256', 'compared').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
