/** What became of one attempt to send. */

/** `unclear`: it may have arrived. `recipient`: the fault lies with this one address alone. */
export type Delivery =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'retry'; readonly reason: DeliveryError }
  | { readonly outcome: 'failed'; readonly reason: DeliveryError }
  | { readonly outcome: 'unclear'; readonly reason: DeliveryError };

/** Each has its sentence at `messages:error`. */
export const deliveryErrors = [
  'connection',
  'timeout',
  'tls',
  'sign-in',
  'sender',
  'recipient',
  'message',
  'busy',
  'refused',
  'keyword',
  'sign',
  'unknown-robot',
  'answer',
  'interrupted',
] as const;
export type DeliveryError = (typeof deliveryErrors)[number];

export function isDeliveryError(text: unknown): text is DeliveryError {
  return (deliveryErrors as readonly unknown[]).includes(text);
}

const pausesInMinutes = [1, 5, 30, 120];

/** Minutes until the next attempt; null where there have been enough. */
export function pauseAfter(attempts: number): number | null {
  return pausesInMinutes[attempts - 1] ?? null;
}
