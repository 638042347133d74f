/** Messages, the outbox, group robots, and what was done when an occasion opened or closed. */
import type { Kysely } from 'kysely';

export async function up(_db: Kysely<unknown>): Promise<void> {}
