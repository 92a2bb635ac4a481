/** The ports of the emulators: free ones in tests, the same ones at every local start. */
import type { FastifyInstance } from 'fastify';

const MAX_PORT = 65_535;

export class EmulatorPorts {
  /** @param next the first port; 0 for any free ones. @param warn receives a line for each port that is in use */
  constructor(
    private next: number,
    private readonly warn: (line: string) => void,
  ) {}

  /** Listens on the next port that is free, and returns the address. */
  async listen(app: FastifyInstance): Promise<string> {
    if (this.next === 0) return app.listen({ host: '127.0.0.1', port: 0 });
    for (;;) {
      const port = this.next;
      this.next += 1;
      try {
        return await app.listen({ host: '127.0.0.1', port });
      } catch (error) {
        const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
        if (!isTaken || this.next > MAX_PORT) throw error;
        this.warn(`Port ${port} is in use: the emulators use the next free port. Set EMULATOR_PORT to other ports.`);
      }
    }
  }
}
