/** The form of the school's settings: its text as it was typed, and what it means. */
import type { Request } from 'express';
import type { SchoolSettings, SettingsInput } from '../../../app/housekeeping/school-settings.ts';
import type { LocalText } from '../../../domain/language.ts';
import { textField } from '../form-body.ts';

/** As it stands in the fields. */
export interface SettingsForm {
  readonly name: string;
  readonly reportingMinimum: string;
  /** One a line, `中文 | English`. */
  readonly capabilities: string;
  readonly retentionMonths: string;
  readonly never: boolean;
  readonly lowerMinimum: boolean;
}

/** @param shipped the capabilities of the survey, where the school has none of its own */
export function formOfSettings(
  settings: SchoolSettings,
  shipped: readonly LocalText[],
): SettingsForm {
  return {
    name: settings.name,
    reportingMinimum: String(settings.reportingMinimum),
    capabilities: linesOf(settings.capabilities ?? shipped),
    retentionMonths: String(settings.retentionMonths ?? ''),
    never: settings.retentionMonths === null,
    lowerMinimum: false,
  };
}

export function readSettingsForm(request: Request): SettingsForm {
  return {
    name: textField(request, 'name'),
    reportingMinimum: textField(request, 'reportingMinimum'),
    capabilities: textField(request, 'capabilities').replace(/\r\n?/g, '\n'),
    retentionMonths: textField(request, 'retentionMonths'),
    never: textField(request, 'never') === '1',
    lowerMinimum: textField(request, 'lowerMinimum') === '1',
  };
}

/** The survey's own capabilities, unchanged or left empty, stay the survey's. */
export function inputOfForm(form: SettingsForm, shipped: readonly LocalText[]): SettingsInput {
  const lines = form.capabilities.split('\n').filter((line) => line.trim() !== '');
  const capabilities = lines.map(capabilityOf);
  const own = lines.length > 0 && linesOf(capabilities) !== linesOf(shipped);
  return {
    name: form.name,
    reportingMinimum: numberOf(form.reportingMinimum),
    capabilities: own ? capabilities : null,
    retentionMonths: form.never ? null : numberOf(form.retentionMonths),
    lowerMinimum: form.lowerMinimum,
  };
}

function linesOf(capabilities: readonly LocalText[]): string {
  return capabilities
    .map(({ 'zh-CN': chinese, en }) => (chinese === en ? chinese : `${chinese} | ${en}`))
    .join('\n');
}

function capabilityOf(line: string): { 'zh-CN': string; en: string } {
  const [chinese = '', ...rest] = line.split(/[|｜]/);
  const english = rest.join(' ').trim();
  return { 'zh-CN': chinese.trim() || english, en: english || chinese.trim() };
}

/** Not a number where it is not a whole one: the schema refuses that. */
function numberOf(text: string): number {
  return /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : Number.NaN;
}
