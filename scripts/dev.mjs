// npm run dev: the console with hot reload on a RoomService simulated in the browser. Needs nothing but Node.
import { bootstrap } from './bootstrap.mjs';
import { root } from './lib/run.mjs';

bootstrap();
delete process.env.NODE_ENV; // React's development build, whatever the shell says
const { createServer } = await import('vite');
const server = await createServer({
  root,
  mode: 'mock',
  server: { port: Number(process.env.PORT ?? 5173), host: process.env.HOST ?? '127.0.0.1' },
});
await server.listen();
server.printUrls();
server.bindCLIShortcuts({ print: true });
