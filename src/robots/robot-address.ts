/**
 * Where messages to a group may go. An administrator types the address, so it could name a machine inside the
 * school's own network: only the two services themselves are called, and what the operator has allowed.
 */
import type { RobotKind } from '../domain/messages/message-kind.ts';

const services: Readonly<Record<RobotKind, { origin: string; path: string; token: string }>> = {
  wecom: { origin: 'https://qyapi.weixin.qq.com', path: '/cgi-bin/webhook/send', token: 'key' },
  dingtalk: { origin: 'https://oapi.dingtalk.com', path: '/robot/send', token: 'access_token' },
};

/** @param origins further ones, from WEBHOOK_ORIGINS; their paths are their own affair */
export function mayCall(kind: RobotKind, address: string, origins: readonly string[]): boolean {
  const url = URL.parse(address);
  if (url === null || `${url.username}${url.password}${url.hash}` !== '') return false;
  if (origins.includes(url.origin)) return true;
  const { origin, path, token } = services[kind];
  return url.origin === origin && url.pathname === path && Boolean(url.searchParams.get(token));
}
