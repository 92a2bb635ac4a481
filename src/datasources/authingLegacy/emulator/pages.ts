export interface Paging {
  readonly page?: number | null;
  readonly count?: number | null;
}

const MAX_PAGE_SIZE = 200;

/** One page of a list. Pages count from 1. The default page size is ten. */
export function pageOf<T>(rows: readonly T[], { page, count }: Paging): { totalCount: number; list: T[] } {
  const size = Math.min(Math.max(1, count ?? 10), MAX_PAGE_SIZE);
  const start = (Math.max(1, page ?? 1) - 1) * size;
  return { totalCount: rows.length, list: rows.slice(start, start + size) };
}
