/** The words of the sample reports. */
import type { Zone } from '../../src/domain/diagnosis/zone.ts';
import type { Cover, KeyFigure } from '../../src/domain/reports/report.ts';

interface Titles {
  readonly title: string;
  readonly subtitle: string;
  readonly alternative: string;
}

interface Table {
  readonly caption: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note: string;
}

export interface SampleWords {
  readonly school: string;
  readonly className: string;
  readonly simulated: string;
  readonly cover: Omit<Cover, 'subtitle'>;
  readonly sections: readonly string[];
  readonly factors: readonly string[];
  readonly domains: readonly string[];
  readonly occasions: readonly [string, string];
  readonly limits: readonly [string, string, string];
  readonly zones: Readonly<Record<Zone, string>>;
  readonly scale: readonly string[];
  readonly items: readonly string[];
  readonly lead: string;
  readonly body: string;
  readonly detail: string;
  readonly caution: string;
  readonly withheld: string;
  readonly tooFew: string;
  readonly reversed: string;
  readonly catalysts: string;
  readonly barriers: string;
  readonly todo: string;
  readonly missing: string;
  readonly hindered: string;
  readonly figures: readonly KeyFigure[];
  readonly actions: readonly string[];
  readonly quotations: readonly string[];
  readonly charts: Readonly<Record<'radar' | 'bars' | 'dumbbells' | 'likert' | 'columns', Titles>>;
  readonly responseTable: Table;
  readonly planTable: Table;
  readonly factorTable: Omit<Table, 'rows' | 'note'>;
}

const fullWidth: Readonly<Record<string, string>> = {
  ',': '\uff0c',
  ';': '\uff1b',
  ':': '\uff1a',
  '?': '\uff1f',
  '!': '\uff01',
  '(': '\uff08',
  ')': '\uff09',
};

/** Full-width punctuation in every Chinese text below, figures such as 3,200 left alone. */
function punctuated<T>(value: T): T {
  if (typeof value === 'string') {
    const chinese = /\p{Script=Han}/u.test(value);
    const set = value.replace(/(?<!\d(?=[,:]\d))[,;:?!()]/g, (mark) => fullWidth[mark] ?? mark);
    return (chinese ? set : value) as T;
  }
  if (Array.isArray(value)) return value.map(punctuated) as T;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => [key, punctuated(each)]);
    return Object.fromEntries(entries) as T;
  }
  return value;
}

export const chineseWords: SampleWords = punctuated({
  school: '中共临江县委党校',
  className: '2026年秋季学期第二期乡镇(街道)党政负责人基层治理能力提升专题培训班',
  simulated: '模拟数据',
  cover: {
    kicker: '学习迁移诊断',
    title: '培训成果转化诊断报告',
    facts: [
      { label: '培训机构', value: '中共临江县委党校' },
      { label: '调查时点', value: '训后跟踪(结业后30—60天)' },
      { label: '调查时间', value: '2026年11月19日至2026年12月19日' },
      { label: '答卷人数', value: '48人,占学员总数的92%' },
      { label: '问卷版本', value: 'transfer-16,第1.0.0版' },
      { label: '报告日期', value: '2026年12月20日' },
    ],
    notes: [
      '本报告中的答卷为模拟数据,不对应任何真实学员。',
      '问卷依据Holton等人的16因子框架自行编写,不是其官方量表,与原作者无隶属关系。',
    ],
  },
  sections: [
    '一页看懂',
    '谁回答了,谁没有回答',
    '迁移环境总貌',
    '预期与现实',
    '主要阻碍',
    '改进计划',
    '学员用了什么',
    '方法与局限',
    '附录:全部数字',
  ],
  factors: [
    '学习者准备度',
    '迁移动机',
    '积极的个人结果',
    '消极的个人结果',
    '个人迁移能力',
    '同事支持',
    '领导支持',
    '领导反对',
    '内容效度感知',
    '迁移设计',
    '应用机会',
    '迁移努力—绩效期望',
    '绩效—结果期望',
    '对变革的开放或抵制',
    '绩效自我效能',
    '绩效辅导与反馈',
  ],
  domains: ['能力', '动机', '工作环境', '学员自身准备'],
  occasions: ['培训结束时', '训后跟踪'],
  limits: ['阻碍≤2.50', '中点3.00', '促进≥3.50'],
  zones: { catalyst: '促进', watch: '关注', barrier: '阻碍', insufficient: '证据不足' },
  scale: ['很不符合', '不太符合', '一般', '比较符合', '很符合'],
  items: [
    '回到单位后,领导问过我打算怎样使用这次学到的内容。',
    '领导为我使用所学内容安排了时间和任务。',
    '我在工作中试用所学方法时,领导给过具体的意见,并且帮助我协调了需要配合的部门。',
  ],
  lead: '在这次回答的48人中,学员普遍愿意把所学用到工作里,但领导支持比预期低0.60分,应用机会不足。先解决这两项,其余因子可以维持。',
  body: '本次调查向52名学员发出邀请,48人完成了答卷,应答率为92%。培训结束时与训后跟踪两次都作答的有41人,可以逐人配对比较。没有回答的4人中,有3人来自乡镇,可能与2026年11月的防汛值班有关;他们的看法可能与已回答的人不同,解读时请留意。《关于加强基层治理队伍建设的意见》提出的五项能力是本次培训的目标。',
  detail: '平均3.42分,95%区间3.20—3.64;配对41人。',
  caution:
    '以上数字只说明这次回答的学员怎样看,不能用来评价任何个人或单位。区间较宽时,请与座谈、走访得到的情况一起判断。',
  withheld: '本组不足5人,为保护回答者,不予显示。',
  tooFew: '人数不足,不予显示',
  reversed: '反向计分',
  catalysts: '三项最强的促进因素',
  barriers: '三项最大的阻碍',
  todo: '谁在什么时候做什么',
  missing: '缺失情况',
  hindered: '学员说到的困难',
  figures: [
    { value: '92%', label: '应答率(48/52人)' },
    { value: '3.42', label: '16个因子的平均有利程度(1—5分)' },
    { value: '−0.60', label: '领导支持:现实与预期之差' },
    { value: '41', label: '两次都作答、可以配对的学员' },
  ],
  actions: [
    '学员所在单位领导在2026年12月31日前与学员谈一次话,商定一项应用任务,并说明可以调用的资源。',
    '培训管理部门在下一期开班前,把应用任务书列入教学计划,由教师和单位领导共同签字。',
    '教师在训后30天内进行一次线上辅导,回答学员在实际工作中遇到的问题。',
  ],
  quotations: [
    '回去以后事情太多,学的东西还没来得及用,就被抽调去做别的工作了。',
    '领导很支持,让我在村民议事会上试用了一次,效果不错。但是没有后续安排,慢慢也就放下了,希望党校能有人回访。',
    '表格多。',
  ],
  charts: {
    radar: {
      title: '工作环境低于其他三个领域',
      subtitle: '四个领域的平均有利程度,1—5分;n=48',
      alternative: '雷达图:工作环境为2.40分,其余三个领域在3.40分以上。',
    },
    bars: {
      title: '领导反对、绩效辅导与反馈是最大的阻碍',
      subtitle: '各因子的平均有利程度与95%区间,1—5分,按高低排列;n=48',
      alternative: '条形图:各因子由高到低排列,最低的两项是阻碍。',
    },
    dumbbells: {
      title: '领导支持低于期望0.60分',
      subtitle: '41名两次作答的学员,平均有利程度,1—5分;右侧为差值与95%区间',
      alternative: '哑铃图:多数因子变化不大,领导支持由3.50分降到2.90分。',
    },
    likert: {
      title: '六成学员没有与领导商定过应用任务',
      subtitle: '各题回答的分布,以量表中点为界;n=48',
      alternative: '堆叠条形图:三道题的不符合回答都超过一半。',
    },
    columns: {
      title: '一半学员用上了所学的五成以上',
      subtitle: '学员自述已用上的比例,人数;n=48',
      alternative: '柱形图:回答集中在40%到70%之间。',
    },
  },
  responseTable: {
    caption: '各组应答情况',
    titles: ['组别', '学员', '答卷', '应答率', '两次配对'],
    rows: [
      ['乡镇(街道)', '31', '28', '90%', '24'],
      ['县直部门', '21', '20', '95%', '17'],
      ['合计', '52', '48', '92%', '41'],
    ],
    note: '',
  },
  planTable: {
    caption: '三个因子,六项行动',
    titles: ['因子', '行动', '负责人', '完成日期', '完成的标志', '证据'],
    rows: [
      [
        '领导支持',
        '训前由学员与单位领导商定一项应用任务,写明要解决的问题、可以调用的资源和汇报的时间;训后一个月内面谈一次,记录进展与需要协调的事项,并由领导签字确认,抄送党校培训管理部门存档。',
        '学员所在单位领导',
        '2026年12月31日',
        '任务书有领导签字,面谈记录存入培训档案',
        'A',
      ],
      [
        '应用机会',
        '调整分工,安排学员牵头一次议事协商。',
        '单位',
        '2027年1月15日',
        '有会议记录',
        'B',
      ],
      ['绩效辅导与反馈', '教师线上答疑两次。', '教师', '2027年1月31日', '答疑记录', 'C'],
    ],
    note: '证据等级:A为多项研究一致支持,B为有研究支持,C为专家建议,D为本校经验。',
  },
  factorTable: {
    caption: '各因子的人数、平均分与区间',
    titles: ['因子', '人数', '平均', '95%区间', '内部一致性', '区域'],
  },
});

export const englishWords: SampleWords = {
  school: 'Linjiang County Party School',
  className: 'Community governance for township leaders, autumn 2026',
  simulated: 'Simulated data',
  cover: {
    kicker: 'Learning transfer diagnosis',
    title: 'Does the training reach the job?',
    facts: [
      { label: 'Training centre', value: 'Linjiang County Party School' },
      { label: 'Occasion', value: 'Follow-up, 30\u201360 days after the course' },
      { label: 'Answered', value: '19 November to 19 December 2026' },
      { label: 'Respondents', value: '48 people, 92% of the class' },
      { label: 'Survey', value: 'transfer-16, version 1.0.0' },
      { label: 'Date of this report', value: '20 December 2026' },
    ],
    notes: [
      'The answers in this report are simulated and belong to no real person.',
      'The survey is our own, based on the 16-factor framework of Holton et al.; it is not their instrument, and we are not affiliated with them.',
    ],
  },
  sections: [
    'All on one page',
    'Who answered, and who did not',
    'The transfer climate at a glance',
    'Expectation against reality',
    'The main barriers',
    'Improvement plan',
    'What people used',
    'Method and limits',
    'Appendix: every figure',
  ],
  factors: [
    'Learner readiness',
    'Motivation to transfer',
    'Positive personal outcomes',
    'Negative personal outcomes',
    'Personal capacity for transfer',
    'Peer support',
    'Supervisor support',
    'Supervisor opposition',
    'Perceived content validity',
    'Transfer design',
    'Opportunity to use learning',
    'Transfer effort\u2013performance expectations',
    'Performance\u2013outcome expectations',
    'Openness or resistance to change',
    'Performance self-efficacy',
    'Performance coaching and feedback',
  ],
  domains: ['Ability', 'Motivation', 'Work environment', 'Own readiness'],
  occasions: ['End of training', 'Follow-up'],
  limits: ['barrier \u2264 2.50', 'middle 3.00', 'catalyst \u2265 3.50'],
  zones: { catalyst: 'Catalyst', watch: 'Watch', barrier: 'Barrier', insufficient: 'Too little' },
  scale: ['Strongly disagree', 'Disagree', 'Neither', 'Agree', 'Strongly agree'],
  items: [
    'Back at work, my supervisor asked how I meant to use what I had learned.',
    'My supervisor gave me time and tasks to use it.',
    'When I tried what I had learned, my supervisor gave me concrete advice and brought in the departments whose help I needed.',
  ],
  lead: 'The 48 people who answered want to use what they learned, but supervisor support is 0.60 below what they had expected, and chances to practise are few. Start with these two.',
  body: 'We invited 52 people and 48 completed the survey, a response rate of 92%. Forty-one answered on both occasions and can be compared person by person. Of the four who did not answer, three work in townships, perhaps because flood duty in November 2026 left them no time; they may see things differently, so please read the figures with that in mind. \u201cTime to practise\u201d is what most comments ask for \u2014 it\u2019s the first thing to arrange.',
  detail: 'Mean 3.42, 95% interval 3.20\u20133.64, 41 pairs.',
  caution:
    'These figures say how the people who answered see it. They do not judge a person or a department. Where an interval is wide, weigh it with what you hear in conversation.',
  withheld: 'Fewer than 5 people in this group: not shown, to protect those who answered.',
  tooFew: 'Too few people: not shown',
  reversed: 'reverse scored',
  catalysts: 'Three strongest catalysts',
  barriers: 'Three worst barriers',
  todo: 'Who does what, and when',
  missing: 'What is missing',
  hindered: 'What people found difficult',
  figures: [
    { value: '92%', label: 'response rate (48 of 52)' },
    { value: '3.42', label: 'mean favourability of the 16 factors (1\u20135)' },
    { value: '\u22120.60', label: 'supervisor support: reality less expectation' },
    { value: '41', label: 'answered twice and can be paired' },
  ],
  actions: [
    'Each supervisor meets the trainee by 31 December 2026, agrees one task in which to apply the learning, and says what resources there are.',
    'The training office writes the task sheet into the next course plan, signed by teacher and supervisor.',
    'The teacher holds one online session within 30 days of the course, on questions from real work.',
  ],
  quotations: [
    'So much was waiting for me that I was put on other duties before I could use any of it.',
    'My supervisor let me try it at a village meeting, and it went well. But nothing followed, and it slowly slipped away; I wish someone from the school would come back and ask.',
    'Too many forms.',
  ],
  charts: {
    radar: {
      title: 'Work environment is lower than the other three domains',
      subtitle: 'Mean favourability of four domains, 1\u20135; n = 48',
      alternative: 'Radar: work environment at 2.40, the other domains above 3.40.',
    },
    bars: {
      title: 'Supervisor opposition and coaching are the worst barriers',
      subtitle: 'Mean favourability with 95% interval, 1\u20135, from high to low; n = 48',
      alternative: 'Bars from high to low; the two lowest factors are barriers.',
    },
    dumbbells: {
      title: 'Supervisor support is 0.60 below expectation',
      subtitle: '41 people who answered twice; difference with 95% interval at the right',
      alternative: 'Dumbbells: most factors changed little; supervisor support fell.',
    },
    likert: {
      title: 'Six in ten agreed no task with their supervisor',
      subtitle: 'Distribution of answers around the middle of the scale; n = 48',
      alternative: 'Stacked bars: more than half disagree with each item.',
    },
    columns: {
      title: 'Half of the class uses at least half of what it learned',
      subtitle: 'Share of the learning in use, as people reported it; n = 48',
      alternative: 'Columns: most answers lie between 40% and 70%.',
    },
  },
  responseTable: {
    caption: 'Response by group',
    titles: ['Group', 'Invited', 'Answered', 'Rate', 'Pairs'],
    rows: [
      ['Townships', '31', '28', '90%', '24'],
      ['County offices', '21', '20', '95%', '17'],
      ['All', '52', '48', '92%', '41'],
    ],
    note: '',
  },
  planTable: {
    caption: 'Three factors, six actions',
    titles: ['Factor', 'Action', 'Owner', 'Date', 'Sign of completion', 'Evidence'],
    rows: [
      [
        'Supervisor support',
        'Before the course, trainee and supervisor agree one task in which to apply the learning: the problem, the resources, the date of the report. Within a month after it they meet once and note progress and what must be arranged.',
        'Supervisor',
        '31 December 2026',
        'Task sheet signed; note of the meeting in the training file',
        'A',
      ],
      [
        'Opportunity to use learning',
        'Let the trainee lead one consultation meeting.',
        'Work unit',
        '15 January 2027',
        'Minutes exist',
        'B',
      ],
      [
        'Performance coaching',
        'Two online sessions.',
        'Teacher',
        '31 January 2027',
        'Session notes',
        'C',
      ],
    ],
    note: 'Evidence: A, several studies agree; B, some studies; C, expert advice; D, own experience.',
  },
  factorTable: {
    caption: 'People, mean and interval of each factor',
    titles: ['Factor', 'People', 'Mean', '95% interval', 'Reliability', 'Zone'],
  },
};
