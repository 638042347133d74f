/** What the form of the dry run says: the list itself, what was corrected by hand, what was agreed to. */
import express, { type Request } from 'express';
import { type ListField, listFields } from '../../../app/class-list/class-list-columns.ts';
import type { ReadList } from '../../../app/class-list/import-list.ts';
import { unpackList } from '../../../app/class-list/import-pack.ts';
import type { ImportOrder } from '../../../app/class-list/import-people.ts';
import type { TableChoice } from '../../../app/class-list/import-table.ts';
import { textField } from '../form-body.ts';

/** A column is a field, and there may be two hundred. */
export const importBody = express.urlencoded({
  extended: false,
  limit: '5mb',
  parameterLimit: 300,
});

export interface ImportForm {
  readonly list: ReadList;
  readonly choice: TableChoice;
  readonly order: ImportOrder;
  /** Import now; otherwise only look again. */
  readonly confirmed: boolean;
}

/** Refuses `invalid-input` for a list that we have not packed. */
export function readImportForm(request: Request): ImportForm {
  const choice = readChoice(request);
  return {
    list: unpackList(textField(request, 'rows')),
    choice,
    order: {
      choice,
      sharedPhones: textField(request, 'sharedPhones') === '1',
      withdrawMissing: textField(request, 'withdrawMissing') === '1',
      seen: textField(request, 'seen'),
    },
    confirmed: textField(request, 'act') === 'import',
  };
}

/** Another sheet or another heading row has other columns: those chosen for the one before do not count. */
function readChoice(request: Request): TableChoice {
  const sheet = numberIn(request, 'sheet');
  const headingRow = numberIn(request, 'headingRow');
  if (sheet !== numberIn(request, 'shownSheet')) return { sheet };
  if (headingRow !== numberIn(request, 'shownHeadingRow')) return { sheet, headingRow };
  return { sheet, headingRow, columns: readColumns(request) };
}

function readColumns(request: Request): readonly (ListField | null)[] {
  const width = Math.min(200, numberIn(request, 'width') ?? 0);
  return Array.from({ length: width }, (_, column) => {
    const value = textField(request, `column-${column}`);
    return listFields.find((field) => field === value) ?? null;
  });
}

function numberIn(request: Request, name: string): number | undefined {
  const text = textField(request, name);
  return /^\d{1,8}$/.test(text) ? Number(text) : undefined;
}
