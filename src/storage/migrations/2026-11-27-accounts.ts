/** Accounts of the console, their second factor and invitations; schools that belong to another. */
import type { Kysely } from 'kysely';

export async function up(_db: Kysely<unknown>): Promise<void> {}
