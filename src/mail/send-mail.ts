/** Sends through the mail server that SMTP_URL names; one connection a message, waits far below a claim's lifetime. */
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Delivery } from '../domain/messages/delivery.ts';
import { composeMail } from './compose-mail.ts';
import type { SendMail } from './mail.ts';
import { deliveryOf, type SmtpError } from './mail-delivery.ts';

export interface MailOptions {
  /** `smtp://` or `smtps://`, name and password in it, nodemailer's options as its query. */
  readonly smtpUrl: string;
  /** The sender's address. */
  readonly from: string;
}

const patience = {
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: 60_000,
  dnsTimeout: 20_000,
};

export function createSendMail({ smtpUrl, from }: MailOptions): SendMail {
  const { auth, ...server } = parseConnectionUrl(smtpUrl);
  return async (mail) => {
    const message = await composeMail(mail, from);
    const transfer = { begun: false };
    const connection = new SMTPConnection({ ...patience, ...server, logger: false });
    try {
      await connected(connection);
      if (auth) await signedIn(connection, auth);
      await handedOver(connection, { from, to: mail.to }, streamOf(message, transfer));
      return { outcome: 'sent' };
    } catch (error) {
      return failure(error, transfer.begun);
    } finally {
      connection.quit();
      connection.close();
    }
  };
}

function failure(error: unknown, begun: boolean): Delivery {
  if (!(error instanceof Error)) throw error;
  return deliveryOf(error as SmtpError, begun);
}

/** It is read only once the server has said that it takes the message. */
function streamOf(message: Buffer, transfer: { begun: boolean }): Readable {
  return Readable.from(
    (function* () {
      transfer.begun = true;
      yield message;
    })(),
    { objectMode: false },
  );
}

/** Rejects with what breaks the connection as with what the step itself is refused for. */
async function step(
  connection: SMTPConnection,
  begin: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  const stop = new AbortController();
  const broken = once(connection, 'error', { signal: stop.signal }).then(([error]) => {
    throw error;
  });
  const done = new Promise<void>((resolve, reject) => {
    begin((error) => (error ? reject(error) : resolve()));
  });
  try {
    await Promise.race([done, broken]);
  } finally {
    broken.catch(() => {});
    done.catch(() => {});
    // Later errors, of the farewell, mean nothing to the message.
    connection.on('error', () => {});
    stop.abort();
  }
}

const connected = (connection: SMTPConnection): Promise<void> =>
  step(connection, (done) => connection.connect(done));

const signedIn = (
  connection: SMTPConnection,
  auth: { readonly user: string; readonly pass: string },
): Promise<void> =>
  step(connection, (done) => connection.login({ credentials: auth, ...auth }, done));

const handedOver = (
  connection: SMTPConnection,
  envelope: { readonly from: string; readonly to: string },
  message: Readable,
): Promise<void> => step(connection, (done) => connection.send(envelope, message, done));
