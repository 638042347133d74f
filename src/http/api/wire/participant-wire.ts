/** The class list as the API takes it, and the personal links it answers with. */
import { z } from 'zod';
import type { InvitedParticipant } from '../../../app/class-list/participants.ts';
import { participantsInput } from '../../../app/cohorts/cohort-input.ts';

export const newParticipants = participantsInput.meta({
  id: 'NewParticipants',
  description: 'All or none: a refusal names every bad row.',
});

export const personalLinkWire = z
  .object({
    id: z.string(),
    name: z.string(),
    link: z.url().meta({
      description:
        "Personal and for life: it asks at both occasions. Whoever holds it can open this person's answers until they are sent, and the profile until it is closed",
    }),
  })
  .meta({ id: 'PersonalLink' });

export const participantsWire = z
  .object({ participants: z.array(personalLinkWire) })
  .meta({ id: 'Participants' });

export function toParticipantsWire(
  baseUrl: string,
  invited: readonly InvitedParticipant[],
): z.input<typeof participantsWire> {
  return {
    participants: invited.map((one) => toPersonalLinkWire(baseUrl, one)),
  };
}

export function toPersonalLinkWire(
  baseUrl: string,
  { id, name, token }: InvitedParticipant,
): z.input<typeof personalLinkWire> {
  return { id, name, link: `${baseUrl}/s/${token}` };
}
