/** Who did what, kept for the school: written in the transaction of what was done. */
import { insertAuditEntry } from '../storage/audit-store.ts';
import type { Deps } from './deps.ts';

/** Who acts: an account of the console, an API token, a one-time link, the server by itself, the demonstration. */
export interface Actor {
  readonly kind: 'account' | 'token' | 'link' | 'server' | 'demo';
  readonly id: string | null;
}

export const theServer: Actor = { kind: 'server', id: null };

/** Each has its sentence at `housekeeping:action`. */
export const auditActions = [
  'cohort-created',
  'cohort-changed',
  'slips-downloaded',
  'occasion-opened',
  'occasion-closed',
  'occasion-by-days',
  'people-added',
  'link-renewed',
  'people-imported',
  'participant-changed',
  'participant-withdrawn',
  'participant-returned',
  'class-list-exported',
  'person-erased',
  'class-erased',
  'class-erased-by-itself',
  'class-kept',
  'school-renamed',
  'capabilities-changed',
  'retention-changed',
  'retention-off',
  'minimum-changed',
  'token-created',
  'token-revoked',
  'audit-exported',
  'occasion-opened-by-date',
  'occasion-closed-by-date',
  'messages-planned',
  'messages-again',
  'reminders-changed',
  'message-text-changed',
  'robot-set',
  'robot-removed',
  'plan-changed',
  'plan-reset',
  'selection-saved',
  'selection-removed',
  'answers-downloaded',
  'school-created',
  'link-entered',
  'account-created',
  'account-invited',
  'invitation-withdrawn',
  'account-role',
  'account-disabled',
  'account-enabled',
  'signed-in',
  'sign-in-slowed',
  'signed-out-everywhere',
  'password-changed',
  'password-reset-link',
  'password-reset',
  'second-factor-on',
  'second-factor-off',
  'recovery-codes-made',
  'recovery-code-used',
  'second-factor-required',
  'second-factor-optional',
  'member-link',
  'member-link-withdrawn',
  'member-joined',
  'member-left',
] as const;
export type AuditAction = (typeof auditActions)[number];

export interface AuditTarget {
  readonly kind: 'school' | 'cohort' | 'participant' | 'account';
  readonly id: string;
}

export interface AuditNote {
  readonly schoolId: string;
  readonly action: AuditAction;
  readonly target?: AuditTarget;
  /** Never an answer, a participant's name, a link or a secret. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** `deps.db` is the transaction of the act itself, `deps.actor` who acts. */
export async function record(
  deps: Pick<Deps, 'db' | 'now' | 'randomId' | 'actor'>,
  { schoolId, action, target, details = {} }: AuditNote,
): Promise<void> {
  const actor = deps.actor ?? theServer;
  await insertAuditEntry(deps.db, {
    id: deps.randomId(),
    school_id: schoolId,
    at: deps.now().round('second').toString(),
    actor_kind: actor.kind,
    actor_id: actor.id,
    action,
    target_kind: target?.kind ?? null,
    target_id: target?.id ?? null,
    details: JSON.stringify(details),
  });
}
