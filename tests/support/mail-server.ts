/** A real mail server on a free port, which keeps what it is sent and refuses what a test tells it to. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly from: string;
  /** As it came over the wire. */
  readonly raw: string;
}

export interface MailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** Answers RCPT TO with this for addresses that match; null takes all. */
  refuse: { readonly address: RegExp; readonly code: number } | null;
  /** What it does with a message that has come over in full. */
  onMessage: (mail: ReceivedMail) => Promise<'take' | 'hang-up' | number>;
  readonly close: () => Promise<void>;
}

export interface MailServerOptions {
  /** Asks for this name and password. */
  readonly account?: { readonly user: string; readonly pass: string };
  readonly port?: number;
}

export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: options.account ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    authOptional: !options.account,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth(auth, _session, done) {
      const { user, pass } = options.account ?? {};
      if (auth.username === user && auth.password === pass) done(null, { user });
      else done(withCode(535));
    },
    onRcptTo(address, _session, done) {
      const { refuse } = mail;
      if (refuse?.address.test(address.address)) done(withCode(refuse.code));
      else done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const { mailFrom, rcptTo } = session.envelope;
        const one = {
          to: rcptTo.map(({ address }) => address),
          from: mailFrom ? mailFrom.address : '',
          raw: Buffer.concat(chunks).toString('utf8'),
        };
        const answer = await mail.onMessage(one);
        if (answer === 'hang-up') return hangUp();
        if (answer !== 'take') return done(withCode(answer));
        received.push(one);
        done();
      });
    },
  });
  server.on('error', () => {});
  const hangUp = (): void => {
    for (const connection of server.connections) connection._socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: null,
    onMessage: async () => 'take',
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mail;
}

function withCode(responseCode: number): Error {
  return Object.assign(new Error('refused by the test'), { responseCode });
}

/** Subject and text of a message as a mail program shows them. */
export function readMail({ raw }: ReceivedMail): {
  readonly headers: ReadonlyMap<string, string>;
  readonly subject: string;
  readonly text: string;
} {
  const at = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, at)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const body = raw.slice(at + 4);
  const encoding = headers.get('content-transfer-encoding');
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? unquote(body.replaceAll('=\r\n', ''))
        : body;
  return {
    headers,
    subject: decodeWords(headers.get('subject') ?? ''),
    text: text.replaceAll('\r\n', '\n').trim(),
  };
}

function unquote(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** RFC 2047. */
export function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : unquote(word.replaceAll('_', ' ')),
    );
}
