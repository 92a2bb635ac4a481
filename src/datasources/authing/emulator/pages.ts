export interface PageArgs {
  readonly page?: number | null;
  readonly limit?: number | null;
}

export interface Page<T> {
  readonly totalCount: number;
  readonly list: readonly T[];
}

/** Pages count from 1. The default page size is ten. */
export function pageOf<T>(all: readonly T[], { page, limit }: PageArgs): Page<T> {
  const size = limit ?? 10;
  const start = ((page ?? 1) - 1) * size;
  return { totalCount: all.length, list: all.slice(start, start + size) };
}

export function wholePage<T>(list: readonly T[]): Page<T> {
  return { totalCount: list.length, list };
}
