import { describe, expect, it } from 'vitest';
import { readConfig, StartRefusal } from '../../src/config.ts';

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({ PORT: '', BASE_URL: '' })).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      baseUrl: null,
      database: { kind: 'sqlite' },
      smtpUrl: null,
      mailFrom: null,
      webhookOrigins: [],
      logLevel: 'info',
    });
  });

  it('takes what is given', () => {
    const given = { BASE_URL: 'https://survey.example.org/', DATABASE_URL: 'postgres://u:p@h/d' };
    expect(readConfig(given)).toMatchObject({
      baseUrl: 'https://survey.example.org',
      database: { kind: 'postgres', url: 'postgres://u:p@h/d' },
    });
  });

  it('takes a sender and origins of group robots', () => {
    const given = {
      SMTP_URL: 'smtps://user:word@smtp.example.org',
      MAIL_FROM: 'training@example.org',
      WEBHOOK_ORIGINS: 'https://robot.example.org, http://10.0.0.7:8080',
    };
    expect(readConfig(given)).toMatchObject({
      smtpUrl: 'smtps://user:word@smtp.example.org',
      mailFrom: 'training@example.org',
      webhookOrigins: ['https://robot.example.org', 'http://10.0.0.7:8080'],
    });
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '3000.5'],
    ['PORT', 'http'],
    ['HOST', 'two words'],
    ['BASE_URL', 'nowhere.example'],
    ['BASE_URL', 'ftp://survey.example.org'],
    ['BASE_URL', 'https://survey.example.org/below'],
    ['BASE_URL', 'https://user:word@survey.example.org'],
    ['DATABASE_URL', 'mysql://secret@host/db'],
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'Training <training@example.org>'],
    ['MAIL_FROM', 'mail.school.test'],
    ['WEBHOOK_ORIGINS', 'https://robot.example.org/path'],
    ['WEBHOOK_ORIGINS', 'https://robot.example.org,ftp://robot.example.org'],
    ['WEBHOOK_ORIGINS', 'robot.school.test'],
    ['WEBHOOK_ORIGINS', 'https://user@robot.example.org'],
    ['LOG_LEVEL', 'loud'],
  ])(
    'refuses %s=%s in one line that names the variable and what it takes, not the value',
    (name, value) => {
      const read = () => readConfig({ [name]: value });
      expect(read).toThrow(StartRefusal);
      expect(read).toThrow(new RegExp(`^${name} takes [^\\n]+$`));
      expect(read).not.toThrow(value);
    },
  );
});
