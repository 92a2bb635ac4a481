import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryLimiter } from '../../src/store/memoryLimiter.js';

let time: number;
beforeEach(() => {
  time = 1_000_000;
});
const now = () => time;

describe('the limiter in memory', () => {
  it('opens a window again by its clock', async () => {
    const limiter = new MemoryLimiter({ points: 1, windowSeconds: 60 }, now);
    await limiter.take('key');
    expect(await limiter.take('key')).toEqual({ allowed: false, retryAt: new Date(time + 60_000) });
    time += 59_999;
    expect(await limiter.take('key')).toMatchObject({ allowed: false });
    time += 1;
    expect(await limiter.peek('key')).toEqual({ allowed: true });
    expect(await limiter.take('key')).toEqual({ allowed: true });
  });

  it('ends a block by its clock, and does not extend it', async () => {
    const limiter = new MemoryLimiter({ points: 1, windowSeconds: 60, blockSeconds: 900 }, now);
    await limiter.take('key');
    const retryAt = new Date(time + 900_000);
    expect(await limiter.take('key')).toEqual({ allowed: false, retryAt });
    time += 899_999;
    expect(await limiter.take('key')).toEqual({ allowed: false, retryAt });
    time += 1;
    expect(await limiter.take('key')).toEqual({ allowed: true });
  });

  it('closes no key for longer than its window when the clock is set back', async () => {
    const limiter = new MemoryLimiter({ points: 1, windowSeconds: 60 }, now);
    await limiter.take('key');
    time -= 3_600_000;
    expect(await limiter.take('key')).toEqual({ allowed: true });
  });

  it('keeps a count that has not ended when it sweeps', async () => {
    const limiter = new MemoryLimiter({ points: 1, windowSeconds: 60 }, now);
    await limiter.take('old');
    time += 30_000;
    await limiter.take('new');
    time += 30_000;
    limiter.sweep();
    expect(await limiter.peek('old')).toEqual({ allowed: true });
    expect(await limiter.peek('new')).toMatchObject({ allowed: false });
  });
});
