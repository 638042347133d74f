/** A message as mail servers take it: plain text, nothing that watches whether it is read. */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mail } from './mail.ts';

/** @param from the sender's address */
export function composeMail(mail: Mail, from: string): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: mail.fromName, address: from },
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.key}@${from.split('@')[1] ?? 'localhost'}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    // No file of the server and no address is ever fetched for a message.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
