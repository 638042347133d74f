/** The robots of chat groups that can be written to: 企业微信 and 钉钉. */
import type { Delivery } from '../domain/messages/delivery.ts';
import type { RobotKind } from '../domain/messages/message-kind.ts';

export interface Robot {
  readonly kind: RobotKind;
  readonly address: string;
  /** For 钉钉 with 加签. */
  readonly secret: string | null;
}

export interface Robots {
  /** Never throws for what the other side does. */
  readonly send: (robot: Robot, text: string) => Promise<Delivery>;
  /** Whether this server may call such an address. */
  readonly accepts: (kind: RobotKind, address: string) => boolean;
}
