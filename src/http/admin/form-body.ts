/** The bodies of the console's forms. */
import express, { type Request } from 'express';

export const smallForm = express.urlencoded({ extended: false, limit: '20kb', parameterLimit: 50 });
/** For an address as long as the server takes one, encoded once more. */
export const addressForm = express.urlencoded({
  extended: false,
  limit: '256kb',
  parameterLimit: 50,
});
/** For a pasted class list. */
export const largeForm = express.urlencoded({ extended: false, limit: '5mb', parameterLimit: 50 });

/** A text field; anything else counts as not filled in. */
export function textField(request: Request, name: string): string {
  const value: unknown = (request.body as Readonly<Record<string, unknown>> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}
