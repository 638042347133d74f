/** An entry of the log as a sentence, with the names of today. */
import type { LogActor, LogEntry } from '../../../app/housekeeping/audit-log.ts';
import type { Words } from '../../../domain/wording/words.ts';

export function sentenceOf(t: Words, { action, target, details }: LogEntry): string {
  const name = target && (target.name ?? t(`housekeeping:gone.${target.kind}`));
  const params = { ...worded(t, details), ...(name === null ? {} : { target: name }) };
  return t(`housekeeping:action.${action}`, { ...params, defaultValue: action });
}

/** Words of the program in the language of the reader; everything else as it was noted. */
function worded(t: Words, details: LogEntry['details']): Record<string, string> {
  const said = Object.entries(details).map(([name, value]) => {
    const text = String(value ?? '');
    if (name === 'kind') return [name, t(`terms:occasion.${text}`, { defaultValue: text })];
    if (name === 'role') return [name, t(`housekeeping:role.${text}`, { defaultValue: text })];
    return [name, text];
  });
  return Object.fromEntries(said);
}

export function actorName(t: Words, { kind, id, name }: LogActor): string {
  if (kind === 'account') return name ?? t('housekeeping:actor.accountGone');
  return t(`housekeeping:actor.${kind}`, { id: id ?? '', defaultValue: kind });
}
