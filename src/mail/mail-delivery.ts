/** What an error of a mail server means for the message: to be tried again, in vain, or possibly delivered. */
import type { Delivery, DeliveryError } from '../domain/messages/delivery.ts';

/** What nodemailer tells of an error; its text is never used: it names the receiver. */
export interface SmtpError {
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly responseCode?: number | undefined;
}

/** @param begun whether the message itself had begun to go over */
export function deliveryOf(error: SmtpError, begun: boolean): Delivery {
  const { responseCode = 0 } = error;
  if (responseCode >= 500) return refused(error);
  if (responseCode >= 400) return { outcome: 'retry', reason: 'busy' };
  if (begun) return { outcome: 'unclear', reason: 'interrupted' };
  // Without an answer of the server: what nodemailer itself refuses to hand over.
  if (error.code === 'EENVELOPE') return { outcome: 'failed', reason: 'recipient' };
  return { outcome: 'retry', reason: reasonOf(error) };
}

/** The server will not take it; where the fault is not the message's, somebody may put it right meanwhile. */
function refused({ code, command = '' }: SmtpError): Delivery {
  if (code === 'EAUTH') return { outcome: 'retry', reason: 'sign-in' };
  if (command === 'MAIL FROM') return { outcome: 'retry', reason: 'sender' };
  if (command === 'RCPT TO') return { outcome: 'failed', reason: 'recipient' };
  if (command === 'DATA') return { outcome: 'failed', reason: 'message' };
  return { outcome: 'retry', reason: 'connection' };
}

function reasonOf({ code }: SmtpError): DeliveryError {
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'sign-in';
  if (code === 'ETLS' || code === 'EREQUIRETLS') return 'tls';
  return code === 'ETIMEDOUT' ? 'timeout' : 'connection';
}
