/** The class list: people in, personal links out. */
import {
  addParticipants,
  addParticipantsFromCsv,
  renewLink,
} from '../../../app/class-list/participants.ts';
import { administrators, type Operation, operation } from '../operation.ts';
import {
  newParticipants,
  participantsWire,
  personalLinkWire,
  toParticipantsWire,
  toPersonalLinkWire,
} from '../wire/participant-wire.ts';

export const participantOperations: readonly Operation[] = [
  operation({
    id: 'addParticipants',
    method: 'post',
    path: '/cohorts/{id}/participants',
    summary: 'Add people to the class list, all or none, and get their personal links',
    roles: administrators,
    body: {
      schema: newParticipants,
      limit: '5mb',
      example: { participants: [{ name: '王芳', unit: '青山镇人民政府' }] },
      csvExample: '姓名,单位,职务\n王芳,青山镇人民政府,副镇长\n',
    },
    answer: {
      kind: 'json',
      status: 201,
      description: 'The links, in the order of the list',
      schema: participantsWire,
    },
    handle: async ({ deps, schoolId, params, body, csv }) => {
      const cohortId = params.id ?? '';
      const invited = csv
        ? await addParticipantsFromCsv(deps, schoolId, cohortId, csv)
        : await addParticipants(deps, schoolId, cohortId, body.participants);
      return { value: toParticipantsWire(deps.baseUrl, invited) };
    },
  }),
  operation({
    id: 'renewLink',
    method: 'post',
    path: '/cohorts/{id}/participants/{participantId}/link',
    summary:
      "Replace a person's link: the old one stops working at once, answers and receipts stay and open with the new one",
    roles: administrators,
    answer: {
      kind: 'json',
      status: 201,
      description: 'The link that is valid now',
      schema: personalLinkWire,
    },
    conflicts: true,
    handle: async ({ deps, schoolId, params }) => {
      const { id = '', participantId = '' } = params;
      const renewed = await renewLink(deps, schoolId, id, participantId);
      return { value: toPersonalLinkWire(deps.baseUrl, renewed) };
    },
  }),
];
