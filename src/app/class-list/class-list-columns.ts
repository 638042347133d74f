/** Which column of a class list holds what, told by its heading in Chinese or English. */
import type { ParticipantInput } from '../cohorts/cohort-input.ts';

export type ListField = keyof ParticipantInput;

/** In the order in which lists are written, pasted and exported. */
export const listFields = [
  'name',
  'unit',
  'position',
  'phone',
  'email',
  'externalId',
] as const satisfies readonly ListField[];

/** Other columns (序号, 性别 …) are left alone. */
const headings: Readonly<Record<ListField, readonly string[]>> = {
  name: ['姓名', '学员姓名', '人员姓名', '参训人员姓名', '名字', 'name', 'full name'],
  unit: [
    '单位',
    '工作单位',
    '所在单位',
    '单位名称',
    '部门',
    'unit',
    'work unit',
    'organisation',
    'organization',
  ],
  position: [
    '职务',
    '岗位',
    '职位',
    '单位职务',
    '单位及职务',
    '工作单位及职务',
    'position',
    'job title',
  ],
  email: ['邮箱', '电子邮箱', '电子邮件', '邮箱地址', 'email', 'e-mail'],
  phone: [
    '手机',
    '手机号',
    '手机号码',
    '电话',
    '电话号码',
    '联系电话',
    '联系方式',
    'phone',
    'mobile',
    'telephone',
  ],
  externalId: ['编号', '学号', '学员编号', '工号', 'externalid', 'external id', 'id'],
};

/** A note in brackets (`姓名（必填）`) and a star do not count. */
export function fieldOfHeading(heading: string): ListField | null {
  const text = heading
    .normalize('NFKC')
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s*:：]+/gu, ' ')
    .trim()
    .toLowerCase();
  const compact = /\p{Script=Han}/u.test(text) ? text.replaceAll(' ', '') : text;
  return listFields.find((field) => headings[field].includes(compact)) ?? null;
}
