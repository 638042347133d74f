/** What is written to a class: which rounds there are, and by which way they go. */
import type { OccasionKind } from '../instrument/survey.ts';

/** Each has its own text. */
export const messageKinds = ['invitation', 'opening', 'reminder', 'last-call'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Sent by an administrator, with the text of a reminder. */
export type RoundKind = MessageKind | 'by-hand';

/** The first words of an occasion. */
export function firstKindOf(kind: OccasionKind): MessageKind {
  return kind === 'end' ? 'invitation' : 'opening';
}

export const robotKinds = ['wecom', 'dingtalk'] as const;
export type RobotKind = (typeof robotKinds)[number];
export type Channel = 'mail' | RobotKind;

/** These go to everybody; the others to those who have not answered, and nothing may tell who that is. */
export function goesToAll(kind: RoundKind): boolean {
  return kind === 'invitation' || kind === 'opening';
}

export function textKindOf(kind: RoundKind): MessageKind {
  return kind === 'by-hand' ? 'reminder' : kind;
}

export function isMessageKind(text: unknown): text is MessageKind {
  return (messageKinds as readonly unknown[]).includes(text);
}
