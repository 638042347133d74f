/** Whom messages come from where MAIL_FROM names nobody. */

/** The user of SMTP_URL if that is an address, else no-reply at the host of BASE_URL. */
export function senderAddress(smtpUrl: string, baseUrl: string): string {
  const user = decodeURIComponent(new URL(smtpUrl).username);
  return /^[^\s@]+@[^\s@]+$/.test(user) ? user : `no-reply@${new URL(baseUrl).hostname}`;
}
