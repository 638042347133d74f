/** The plan and the one-page summary as Word documents: what the report says, for reworking. */
import type { Block, Report, Section } from '../../domain/reports/report.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { cohortReport } from './analyse-cohort.ts';
import { examineOccasion } from './examine-cohort.ts';
import type { ExportRequest } from './export-files.ts';

/** Refuses `not-found`. */
export async function planDocument(deps: Deps, request: ExportRequest): Promise<Uint8Array> {
  const t = wordsIn(request.language);
  const report = await reportOf(deps, request);
  const plan = sectionOf(report, 'plan') ?? sectionOf(report, 'summary');
  return write(request, report, t('plan:title'), plan?.blocks ?? []);
}

/** Refuses `not-found`. One page: what helps, what hinders, who answered, what to do. */
export async function summaryDocument(deps: Deps, request: ExportRequest): Promise<Uint8Array> {
  const t = wordsIn(request.language);
  const report = await reportOf(deps, request);
  const summary = sectionOf(report, 'summary');
  const [lead, ...rest] = summary?.blocks ?? [];
  const shown = rest.length > 0;
  const blocks: readonly Block[] = [
    ...(lead ? [lead] : []),
    ...(shown ? await responseBlocks(deps, request) : []),
    ...rest.map(withoutNote),
    ...(shown ? nextBlocks(request) : []),
  ];
  return write(request, report, summary?.title ?? t('report:summary.title'), blocks);
}

function reportOf(deps: Deps, request: ExportRequest): Promise<Report> {
  const { schoolId, cohortId, kind, language, options = {} } = request;
  return cohortReport(deps, schoolId, cohortId, kind, language, options);
}

function sectionOf({ sections }: Report, id: string): Section | undefined {
  return sections.find((section) => section.id === id);
}

function withoutNote(block: Block): Block {
  return block.kind === 'table' ? { ...block, note: null } : block;
}

async function responseBlocks(deps: Deps, request: ExportRequest): Promise<readonly Block[]> {
  const { schoolId, cohortId, kind, language, options = {} } = request;
  const t = wordsIn(language);
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const { invited, respondents } = await examineOccasion(deps, cohort, kind, options);
  const rate = `${Math.round((100 * respondents) / Math.max(1, invited))}%`;
  const text =
    invited > 0
      ? t('exports:summary.responseText', { invited, respondents, rate, count: respondents })
      : t('exports:summary.responseOnly', { respondents, count: respondents });
  return [{ kind: 'paragraph', style: 'body', text }];
}

function nextBlocks({ language }: ExportRequest): readonly Block[] {
  const t = wordsIn(language);
  return [
    { kind: 'heading', text: t('exports:summary.next') },
    { kind: 'paragraph', style: 'body', text: t('exports:summary.nextText') },
  ];
}

async function write(
  { language, kind }: ExportRequest,
  report: Report,
  title: string,
  blocks: readonly Block[],
): Promise<Uint8Array> {
  const t = wordsIn(language);
  // Word's format is not needed to start, nor to answer.
  const { writeDocument } = await import('../../office/write-document.ts');
  return writeDocument({
    language,
    title: `${title} · ${report.cover.title}`,
    subtitle: [report.footer, t(`terms:occasionLong.${kind}`)].join(' · '),
    footer: report.footer,
    watermark: report.watermark,
    author: report.properties.author,
    blocks,
  });
}
