/** Reminders and texts of a class. */
import { removeRobot, setRobot } from '../../../../src/app/messages/robots.ts';
import type { RouteRow, RouteWorld } from './route-row.ts';

const reads = { administrator: 200, analyst: 200, outsider: 404, parent: 404, nobody: 401 };
const asks = { ...reads, analyst: 403 };
const changes = { ...asks, administrator: 303 };
const nothing = { ...asks, administrator: 404 };

const row = (name: string, rest: Partial<RouteRow> & Pick<RouteRow, 'expected'>): RouteRow => ({
  route: `/cohorts/:id/messages${name}`,
  path: ({ cohort }) => `/admin/cohorts/${cohort.id}/messages${name}`,
  ...rest,
});

const robot = {
  kind: 'dingtalk',
  address: 'https://oapi.dingtalk.com/robot/send?access_token=0123',
  secret: '',
};

async function withRobot({ server, schoolId, cohort }: RouteWorld): Promise<void> {
  await setRobot(server.deps, schoolId, cohort.id, robot);
}

/** So that no test writes to a service of the world. */
async function withoutRobot(world: RouteWorld): Promise<void> {
  await withRobot(world);
  await removeRobot(world.server.deps, world.schoolId, world.cohort.id);
}

const text = { subject: '请填写', mail: '请打开{链接}', group: '请打开{链接}' };

export const rows: readonly RouteRow[] = [
  row('', { expected: reads }),
  row('/send', {
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/messages/send?occasion=end&what=reminder`,
    expected: asks,
  }),
  row('/send', {
    method: 'POST',
    form: () => ({ occasion: 'end', what: 'reminder', seen: '0' }),
    expected: changes,
  }),
  row('/schedule', {
    method: 'POST',
    form: () => ({ on: '1', days: '3', hour: '9', language: 'zh-CN' }),
    expected: changes,
  }),
  row('/:message/again', {
    method: 'POST',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/messages/none/again`,
    expected: nothing,
  }),
  row('/texts/:kind', {
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/messages/texts/reminder`,
    expected: asks,
  }),
  row('/texts/:kind', {
    method: 'POST',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/messages/texts/reminder`,
    form: () => text,
    expected: changes,
  }),
  row('/robot', { method: 'POST', form: () => robot, expected: changes }),
  row('/robot/test', { method: 'POST', before: withoutRobot, expected: nothing }),
  row('/robot/remove', { method: 'POST', before: withRobot, expected: changes }),
];
