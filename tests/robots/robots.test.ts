import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createRobots } from '../../src/robots/create-robots.ts';
import { robotDelivery } from '../../src/robots/robot-delivery.ts';
import { dingtalkSign, robotRequest } from '../../src/robots/robot-request.ts';

const wecom = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx';
const dingtalk = 'https://oapi.dingtalk.com/robot/send?access_token=0123abcd';
const text = '各位学员：还有3人没有提交"评估"\nhttps://survey.example.org/join/ABC';
const body =
  '{"msgtype":"text","text":{"content":"各位学员：还有3人没有提交\\"评估\\"\\nhttps://survey.example.org/join/ABC"}}';

describe('what is sent', () => {
  it('to 企业微信', () => {
    const robot = { kind: 'wecom', address: wecom, secret: null } as const;
    expect(robotRequest(robot, text, 0)).toEqual({ url: wecom, body });
  });

  it('to 钉钉 without a signature', () => {
    const robot = { kind: 'dingtalk', address: dingtalk, secret: null } as const;
    expect(robotRequest(robot, text, 0)).toEqual({ url: dingtalk, body });
  });

  it('to 钉钉 with a signature, as openssl makes it', () => {
    // printf '1577262236757\nSEC-secret-of-test' | openssl dgst -sha256 -hmac SEC-secret-of-test -binary | base64
    const sign = 'wH31ujmeBelGNzaNWugk35dJUs+TmJJ/5tDjAlUntQI=';
    expect(dingtalkSign('SEC-secret-of-test', 1577262236757)).toBe(sign);
    const robot = { kind: 'dingtalk', address: dingtalk, secret: 'SEC-secret-of-test' } as const;
    expect(robotRequest(robot, text, 1577262236757)).toEqual({
      url: `${dingtalk}&timestamp=1577262236757&sign=wH31ujmeBelGNzaNWugk35dJUs%2BTmJJ%2F5tDjAlUntQI%3D`,
      body,
    });
  });
});

describe('what is answered', () => {
  it.each([
    ['{"errcode":0,"errmsg":"ok"}', { outcome: 'sent' }],
    ['{"errcode":45009,"errmsg":"api freq out of limit"}', { outcome: 'retry', reason: 'busy' }],
    ['{"errcode":130101,"errmsg":"send too fast"}', { outcome: 'retry', reason: 'busy' }],
    [
      '{"errcode":93000,"errmsg":"invalid webhook url"}',
      { outcome: 'failed', reason: 'unknown-robot' },
    ],
    [
      '{"errcode":300001,"errmsg":"token is not exist"}',
      { outcome: 'failed', reason: 'unknown-robot' },
    ],
    [
      '{"errcode":310000,"errmsg":"keywords not in content"}',
      { outcome: 'failed', reason: 'keyword' },
    ],
    ['{"errcode":310000,"errmsg":"sign not match"}', { outcome: 'failed', reason: 'sign' }],
    [
      '{"errcode":40058,"errmsg":"invalid Request Parameter"}',
      { outcome: 'failed', reason: 'refused' },
    ],
    ['<html>', { outcome: 'failed', reason: 'answer' }],
    ['null', { outcome: 'failed', reason: 'answer' }],
    ['{"errcode":"0"}', { outcome: 'failed', reason: 'answer' }],
  ])('%s', (answer, delivery) => expect(robotDelivery(200, answer)).toEqual(delivery));

  it.each([
    [302, { outcome: 'failed', reason: 'answer' }],
    [404, { outcome: 'failed', reason: 'answer' }],
    [429, { outcome: 'retry', reason: 'busy' }],
    [502, { outcome: 'retry', reason: 'busy' }],
  ])('with status %i', (status, delivery) =>
    expect(robotDelivery(status, '{"errcode":0}')).toEqual(delivery),
  );
});

describe('an address', () => {
  const { accepts } = createRobots({ origins: ['http://robot.example.org:8080'], now: () => 0 });

  it.each([
    ['wecom', wecom],
    ['dingtalk', dingtalk],
    ['wecom', 'http://robot.example.org:8080/any/path?key=1'],
  ] as const)('of %s is taken: %s', (kind, address) => expect(accepts(kind, address)).toBe(true));

  it.each([
    ['wecom', dingtalk],
    ['dingtalk', wecom],
    ['wecom', wecom.replace('https:', 'http:')],
    ['wecom', wecom.replace('https:', 'ftp:')],
    ['wecom', 'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=1'],
    ['wecom', 'https://qyapi.weixin.qq.com.example.org/cgi-bin/webhook/send?key=1'],
    ['wecom', 'https://example.org/cgi-bin/webhook/send?key=1#https://qyapi.weixin.qq.com'],
    ['wecom', 'https://qyapi.weixin.qq.com@example.org/cgi-bin/webhook/send?key=1'],
    ['wecom', 'https://user:word@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1'],
    ['wecom', 'https://qyapi.weixin.qq.com\\@example.org/cgi-bin/webhook/send?key=1'],
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/user/get?key=1'],
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send'],
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send/../../user?key=1'],
    ['wecom', 'https://127.0.0.1/cgi-bin/webhook/send?key=1'],
    ['wecom', 'https://[::1]/cgi-bin/webhook/send?key=1'],
    ['wecom', 'https://169.254.169.254/latest/meta-data?key=1'],
    ['wecom', 'https://2130706433/cgi-bin/webhook/send?key=1'],
    ['wecom', 'https://robot.example.org:8080/?key=1'],
    ['wecom', 'http://user@robot.example.org:8080/?key=1'],
    ['wecom', 'file:///etc/passwd'],
    ['wecom', '//qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1'],
    ['wecom', ''],
  ] as const)('of %s is refused: %s', (kind, address) =>
    expect(accepts(kind, address)).toBe(false),
  );
});

describe('sending', () => {
  const close: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const one of close.splice(0)) await one();
  });

  async function listen(
    answer: (request: IncomingMessage, response: ServerResponse, body: string) => void,
  ): Promise<string> {
    const server = createServer(async (request, response) => {
      let sent = '';
      for await (const chunk of request) sent += chunk;
      answer(request, response, sent);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close.push(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const sendTo = (origin: string, timeoutMs = 300) =>
    createRobots({ origins: [origin], now: () => 1577262236757, timeoutMs }).send(
      { kind: 'dingtalk', address: `${origin}/robot/send?access_token=0123abcd`, secret: 'SEC1' },
      text,
    );

  it('posts JSON in UTF-8 to exactly that address', async () => {
    const seen: string[] = [];
    const origin = await listen((request, response, sent) => {
      seen.push(`${request.method} ${request.url}`, String(request.headers['content-type']), sent);
      response.end('{"errcode":0,"errmsg":"ok"}');
    });
    expect(await sendTo(origin)).toEqual({ outcome: 'sent' });
    expect(seen[0]).toMatch(
      /^POST \/robot\/send\?access_token=0123abcd&timestamp=1577262236757&sign=[\w%]+$/,
    );
    expect(seen.slice(1)).toEqual(['application/json; charset=utf-8', body]);
  });

  it('follows no redirect', async () => {
    let reached = 0;
    const inside = await listen((_request, response) => {
      reached++;
      response.end('{"errcode":0}');
    });
    const origin = await listen((_request, response) =>
      response.writeHead(307, { Location: `${inside}/` }).end(),
    );
    expect(await sendTo(origin)).toEqual({ outcome: 'failed', reason: 'answer' });
    expect(reached).toBe(0);
  });

  it('calls nothing that it may not', async () => {
    let reached = 0;
    const origin = await listen((_request, response) => {
      reached++;
      response.end('{"errcode":0}');
    });
    const robots = createRobots({ origins: [], now: () => 0 });
    const robot = { kind: 'wecom', address: `${origin}/?key=1`, secret: null } as const;
    expect(await robots.send(robot, text)).toEqual({ outcome: 'failed', reason: 'unknown-robot' });
    expect(reached).toBe(0);
  });

  it('does not know whether it arrived where no answer comes', async () => {
    const origin = await listen(() => {});
    expect(await sendTo(origin)).toEqual({ outcome: 'unclear', reason: 'interrupted' });
  });

  it('reads only so much of an answer', async () => {
    const origin = await listen((_request, response) => {
      response.end(`{"errcode":0,"errmsg":"${'x'.repeat(1_000_000)}"}`);
    });
    expect(await sendTo(origin, 3000)).toEqual({ outcome: 'failed', reason: 'answer' });
  });

  it('is tried again where nothing listens', async () => {
    const origin = await listen(() => {});
    await close.pop()?.();
    expect(await sendTo(origin)).toEqual({ outcome: 'retry', reason: 'connection' });
  });
});
