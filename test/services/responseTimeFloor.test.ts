import { describe, expect, it } from 'vitest';
import { ResponseTimeFloor } from '../../src/services/login/responseTimeFloor.js';

/** A floor on a clock that only moves when a test or a pause says so. */
function fakeFloor() {
  let time = 5000;
  const pauses: number[] = [];
  const floor = new ResponseTimeFloor({
    now: () => time,
    pause: async (ms) => {
      pauses.push(ms);
      time += ms;
    },
  });
  const take = (ms: number, kind: 'success' | 'failure' | 'other') =>
    floor.apply(
      async () => {
        time += ms;
      },
      () => kind,
    );
  return {
    floor,
    take,
    pauses,
    wait: (ms: number) => {
      time += ms;
    },
  };
}

describe('the floor of response times', () => {
  it('makes a failure last as long as the slowest recent success', async () => {
    const { take, pauses } = fakeFloor();
    await take(30, 'success');
    await take(50, 'success');
    await take(20, 'success');
    await take(10, 'failure');
    expect(pauses).toEqual([40]);
  });

  it('costs nothing on success or for any other result', async () => {
    const { take, pauses } = fakeFloor();
    await take(50, 'success');
    await take(10, 'success');
    await take(10, 'other');
    expect(pauses).toEqual([]);
  });

  it('adds nothing to a failure that was slow by itself, nor before the first success', async () => {
    const { take, pauses } = fakeFloor();
    await take(10, 'failure');
    await take(50, 'success');
    await take(60, 'failure');
    expect(pauses).toEqual([]);
  });

  it('never exceeds one second', async () => {
    const { take, pauses } = fakeFloor();
    await take(30_000, 'success');
    await take(10, 'failure');
    expect(pauses).toEqual([990]);
  });

  it('forgets a slow success after ten minutes, and after a hundred others', async () => {
    const { take, pauses, wait } = fakeFloor();
    await take(500, 'success');
    await take(50, 'success');
    wait(11 * 60_000);
    await take(40, 'success');
    await take(10, 'failure');
    await take(600, 'success');
    for (let count = 0; count < 100; count++) await take(45, 'success');
    await take(10, 'failure');
    expect(pauses).toEqual([30, 35]);
  });

  it('remembers the last success after a quiet night', async () => {
    const { take, pauses, wait } = fakeFloor();
    await take(50, 'success');
    wait(9 * 3_600_000);
    await take(10, 'failure');
    expect(pauses).toEqual([40]);
  });

  it('passes an error on at once', async () => {
    const { take, pauses, floor } = fakeFloor();
    await take(50, 'success');
    const failing = floor.apply(
      () => Promise.reject(new Error('down')),
      () => 'failure',
    );
    await expect(failing).rejects.toThrow('down');
    expect(pauses).toEqual([]);
  });
});
