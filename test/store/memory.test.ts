import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MemoryTexts, openMemory } from '../../src/store/memory.js';
import { MemoryChannels } from '../../src/store/memoryChannels.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('sweeps out what expired, though nobody asks for it again', async () => {
  const texts = new MemoryTexts(Date.now);
  const backend = openMemory(Date.now, texts);
  for (let index = 0; index < 1_000; index++) await texts.set(`short${index}`, 'x', 1_000);
  await texts.set('long', 'x', 3_600_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(texts.size).toBe(1);
  expect(await texts.get('long')).toBe('x');
  await backend.close();
  expect(vi.getTimerCount()).toBe(0);
});

it('keeps no channel without a listener', async () => {
  const channels = new MemoryChannels();
  const backend = openMemory(Date.now, new MemoryTexts(Date.now), channels);
  const [one, other] = [
    await backend.channels.subscribe('a', () => undefined),
    await backend.channels.subscribe('a', () => undefined),
  ];
  await one();
  expect(channels.size).toBe(1);
  await other();
  expect(channels.size).toBe(0);
  await backend.channels.subscribe('b', () => undefined);
  await backend.close();
  expect(channels.size).toBe(0);
});
