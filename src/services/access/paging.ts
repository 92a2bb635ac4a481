import type { PageRequest } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';

const MAX_PAGE_SIZE = 100;
/** Beyond it no vendor's list goes, and page times size must stay a number that vendors can take. */
const LAST_PAGE = 100_000;

/** @throws AppError BAD_USER_INPUT for a page that no list has */
export function checkPage(wanted: PageRequest): PageRequest {
  const { page, pageSize } = wanted;
  if (page < 1 || page > LAST_PAGE) throw new AppError('BAD_USER_INPUT', `page must be from 1 to ${LAST_PAGE}.`);
  if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
    throw new AppError('BAD_USER_INPUT', `pageSize must be from 1 to ${MAX_PAGE_SIZE}.`);
  }
  return wanted;
}
