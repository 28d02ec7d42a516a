import type { ApiAnswer, ApiRequest } from './api.ts';
import { notFound } from './refusal.ts';
import { type DeliveryRecord, INSTALLATION, type State } from './state.ts';

/** The attempts to deliver events, newest first. */
export function list({ deliveries }: State): ApiAnswer {
  return { status: 200, body: deliveries.map(describe).reverse() };
}

/** The app asks for an event again: one more attempt, which arrives. */
export function again(state: State, _request: ApiRequest, [id]: readonly string[]): ApiAnswer {
  const found = state.deliveries.find((delivery) => delivery.id === Number(id));
  if (!found) return notFound();
  state.deliveries.push({ id: state.nextId(), guid: found.guid, at: new Date(), status: 200 });
  return { status: 202, body: {} };
}

function describe({ id, guid, at, status }: DeliveryRecord) {
  return {
    id,
    guid,
    delivered_at: at.toISOString(),
    redelivery: false,
    duration: 0.1,
    status: status === 200 ? 'OK' : 'failed',
    status_code: status,
    event: 'pull_request',
    action: 'opened',
    installation_id: INSTALLATION,
    repository_id: 1,
  };
}
