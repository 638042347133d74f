/** The floor under submissions: bare Express that parses the same form and sends it back. */
import type { AddressInfo } from 'node:net';
import express from 'express';

const app = express();
app.post('/', express.urlencoded({ extended: false }), (request, response) => {
  response.json(request.body);
});
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.once('SIGTERM', () => server.close(() => process.exit(0)));
