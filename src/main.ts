/** `npm start`. What was compiled once is kept by Node, so that the next start takes half the time. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { runServer } = await import('./main/run-server.ts');
await runServer();
