/** One message to one person, and what sends it. */
import type { Delivery } from '../domain/messages/delivery.ts';

export interface Mail {
  readonly to: string;
  /** Whom it says it is from: the school. */
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  /** The same for the same message to the same person, however often it is sent. */
  readonly key: string;
}

/** Never throws for what a mail server does. */
export type SendMail = (mail: Mail) => Promise<Delivery>;
