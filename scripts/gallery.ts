/** Every participant page with made-up content, as HTML files in a folder: to look at without a server or a database. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { participantGallery } from './gallery-pages.ts';

const folder = process.argv[2] ?? 'gallery';
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
