import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Mail } from '../../src/mail/mail.ts';
import { createSendMail } from '../../src/mail/send-mail.ts';
import { senderAddress } from '../../src/mail/sender-address.ts';
import {
  type MailServer,
  type MailServerOptions,
  readMail,
  startMailServer,
} from '../support/mail-server.ts';

const mail: Mail = {
  to: 'wang@example.org',
  fromName: '青山县委党校',
  subject: '提醒：“基层治理能力提升班”训末评估2026年11月3日截止',
  text: '王小明，您好：\n\n请填写。\nhttps://survey.example.org/s/abc\n.\n从点开头的一行',
  key: 'Key_of-this-message0000',
};
const from = 'training@example.org';

const servers: MailServer[] = [];
async function start(options?: MailServerOptions): Promise<MailServer> {
  const server = await startMailServer(options);
  servers.push(server);
  return server;
}
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const sendTo = (server: Pick<MailServer, 'url'>, over: Partial<Mail> = {}) =>
  createSendMail({ smtpUrl: server.url, from })({ ...mail, ...over });

describe('a mail', () => {
  it('arrives with its Chinese subject and text, as plain text that nothing watches', async () => {
    const server = await start();
    expect(await sendTo(server)).toEqual({ outcome: 'sent' });
    const [one] = server.received;
    expect(one?.to).toEqual(['wang@example.org']);
    expect(one?.from).toBe(from);
    const { headers, subject, text } = readMail(one as never);
    expect(subject).toBe(mail.subject);
    expect(text).toBe(mail.text);
    expect(headers.get('content-type')).toMatch(/^text\/plain; charset=utf-8/i);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('message-id')).toBe('<Key_of-this-message0000@example.org>');
    expect(headers.get('from')).toContain('training@example.org');
    expect([...headers.keys()].filter((name) => /track|list-|receipt/.test(name))).toEqual([]);
    expect(one?.raw).not.toMatch(/<img|text\/html/i);
  });

  it('keeps its Message-ID when it is sent again', async () => {
    const server = await start();
    await sendTo(server);
    await sendTo(server);
    const ids = server.received.map((one) => readMail(one).headers.get('message-id'));
    expect(new Set(ids).size).toBe(1);
  });

  it.each(['a@example.org\r\nBcc: b@example.org', 'a@example.org, b@example.org'])(
    'reaches nobody by an address that holds two: %j',
    async (to) => {
      const server = await start();
      await sendTo(server, { to });
      expect(server.received.flatMap((one) => one.to).filter((each) => /^b@/.test(each))).toEqual(
        [],
      );
    },
  );

  it('cannot be given headers by its subject', async () => {
    const server = await start();
    await sendTo(server, { subject: 'one\r\nBcc: b@example.org' });
    expect(readMail(server.received[0] as never).headers.has('bcc')).toBe(false);
  });

  it('signs in with name and password of the address', async () => {
    const server = await start({ account: { user: 'training@example.org', pass: 'p@ss:词' } });
    const { port } = new URL(server.url);
    const url = `smtp://training%40example.org:${encodeURIComponent('p@ss:词')}@127.0.0.1:${port}`;
    expect(await sendTo({ url })).toEqual({ outcome: 'sent' });
    const wrong = `smtp://training%40example.org:other@127.0.0.1:${port}`;
    expect(await sendTo({ url: wrong })).toEqual({ outcome: 'retry', reason: 'sign-in' });
    expect(server.received).toHaveLength(1);
  });
});

describe('what a mail server says', () => {
  it.each([
    [550, { outcome: 'failed', reason: 'recipient' }],
    [450, { outcome: 'retry', reason: 'busy' }],
  ])('of the receiver: %i', async (code, delivery) => {
    const server = await start();
    server.refuse = { address: /wang/, code };
    expect(await sendTo(server)).toEqual(delivery);
  });

  it.each([
    [554, { outcome: 'failed', reason: 'message' }],
    [451, { outcome: 'retry', reason: 'busy' }],
  ])('of the message: %i', async (code, delivery) => {
    const server = await start();
    server.onMessage = async () => code;
    expect(await sendTo(server)).toEqual(delivery);
  });

  it('is unclear where it hangs up after the message', async () => {
    const server = await start();
    server.onMessage = async () => 'hang-up';
    expect(await sendTo(server)).toEqual({ outcome: 'unclear', reason: 'interrupted' });
  });

  it('is no answer at all where nothing listens: it is tried again', async () => {
    const server = await start();
    await server.close();
    servers.pop();
    expect(await sendTo(server)).toEqual({ outcome: 'retry', reason: 'connection' });
  });

  it('is tried again where it hangs up before the message', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.write('220 here\r\n');
      socket.once('data', () => socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await sendTo({ url: `smtp://127.0.0.1:${port}` })).toEqual({
      outcome: 'retry',
      reason: 'connection',
    });
    await new Promise((resolve) => server.close(resolve));
  });

  it('is a question of encryption where that is asked for and not given', async () => {
    const server = await start();
    const delivery = await sendTo({ url: `${server.url}?requireTLS=true` });
    expect(delivery).toEqual({ outcome: 'retry', reason: expect.stringMatching(/tls|connection/) });
    expect(server.received).toEqual([]);
  });
});

it.each([
  ['smtps://training%40example.org:word@smtp.example.org', 'training@example.org'],
  ['smtps://apikey:word@smtp.example.org', 'no-reply@survey.example.org'],
  ['smtp://127.0.0.1:25', 'no-reply@survey.example.org'],
])('the sender that follows from %s is %s', (smtpUrl, address) => {
  expect(senderAddress(smtpUrl, 'https://survey.example.org')).toBe(address);
});
