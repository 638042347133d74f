/** How a refusal looks on the wire: RFC 9457, with a stable code and the fields at fault. */
import { z } from 'zod';

export const problemWire = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable; texts may change' }),
    detail: z.string(),
    errors: z
      .array(
        z.object({
          path: z.string().meta({ examples: ['participants.3.name', 'row 4, name'] }),
          message: z.string(),
          code: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' });
