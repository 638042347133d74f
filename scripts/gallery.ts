/** Every participant page and sample report with made-up content, in a folder: to look at without a server or a database. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { participantGallery } from './gallery-pages.ts';

process.argv[2] ??= 'data/local/gallery';
const folder = process.argv[2];
const assets = new URL('../src/http/assets/', import.meta.url);

mkdirSync(`${folder}/assets`, { recursive: true });
for (const name of readdirSync(assets))
  copyFileSync(new URL(name, assets), `${folder}/assets/${name}`);
const survey: unknown = JSON.parse(
  readFileSync(new URL('../surveys/transfer-16.json', import.meta.url), 'utf8'),
);
for (const { name, html } of participantGallery(survey)) {
  writeFileSync(`${folder}/${name}.html`, html.replaceAll('/assets/', 'assets/'));
}
console.log(`pages written to ${folder}`);
// The sample reports go into the same folder, which their script reads from the command line.
await import('./gallery-pdf.ts');
