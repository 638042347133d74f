/** What the answer of a group robot means for the message. */
import { z } from 'zod';
import type { Delivery, DeliveryError } from '../domain/messages/delivery.ts';

const answer = z.object({ errcode: z.number(), errmsg: z.string().optional() });

/** 企业微信 45009, 钉钉 130101 and 410100: too many messages a minute; -1: the service is busy. */
const tooMany = new Set([45009, 130101, 410100, -1]);
/** 企业微信 93000, 钉钉 300001 and 400101: no such robot, or its token is wrong. */
const unknownRobot = new Set([93000, 300001, 300005, 400101, 40001, 40014]);

export function robotDelivery(status: number, body: string): Delivery {
  if (status >= 500 || status === 429) return { outcome: 'retry', reason: 'busy' };
  const parsed = answer.safeParse(parseJson(body));
  // A redirect, a page that says something else: nothing that takes messages.
  if (status !== 200 || !parsed.success) return { outcome: 'failed', reason: 'answer' };
  const { errcode, errmsg = '' } = parsed.data;
  if (errcode === 0) return { outcome: 'sent' };
  if (tooMany.has(errcode)) return { outcome: 'retry', reason: 'busy' };
  return { outcome: 'failed', reason: reasonOf(errcode, errmsg) };
}

/** 钉钉 310000 is every one of a robot's own rules; its text says which. */
function reasonOf(errcode: number, errmsg: string): DeliveryError {
  if (unknownRobot.has(errcode)) return 'unknown-robot';
  if (errcode !== 310000) return 'refused';
  return /keyword|关键词/i.test(errmsg) ? 'keyword' : 'sign';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
