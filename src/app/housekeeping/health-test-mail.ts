/** One mail to oneself, to see whether mail is set up properly. */
import { z } from 'zod';
import type { Mail } from '../../mail/mail.ts';
import type { Deps } from '../deps.ts';
import { refuseField } from '../parse-input.ts';

/** Whether the mail server took it; false too where none is set. Refuses `invalid-input` (fault on `to`). */
export async function sendTestMail(deps: Deps, mail: Omit<Mail, 'key'>): Promise<boolean> {
  if (mail.to.length > 254 || !z.email().safeParse(mail.to).success) {
    refuseField('to', 'not-an-email');
  }
  if (!deps.mail) return false;
  const delivery = await deps.mail({ ...mail, key: deps.randomId() });
  return delivery.outcome === 'sent';
}
