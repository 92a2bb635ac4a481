import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { EmulatorPorts } from '../../src/emulators/ports.js';

it('uses consecutive ports, and skips those in use with a warning', async () => {
  const taken = Fastify();
  const first = Number(new URL(await taken.listen({ host: '127.0.0.1', port: 0 })).port);
  const lines: string[] = [];
  const ports = new EmulatorPorts(first, (line) => lines.push(line));
  const apps = [Fastify(), Fastify()];
  try {
    const used: number[] = [];
    for (const app of apps) used.push(Number(new URL(await ports.listen(app)).port));
    expect(used[0]).toBeGreaterThan(first);
    expect(used[1]).toBeGreaterThan(used[0] ?? 0);
    expect(lines[0]).toContain(`Port ${first} is in use`);
  } finally {
    await Promise.all([taken, ...apps].map((app) => app.close()));
  }
});
