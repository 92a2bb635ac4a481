import type { PageRequest } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';

const MAX_PAGE_SIZE = 100;
/** No vendor's list is longer, and the offset (page times size) must stay within the vendors' number range. */
const LAST_PAGE = 100_000;

/** @throws AppError BAD_USER_INPUT if the page or its size is out of range */
export function checkPage(request: PageRequest): PageRequest {
  const { page, pageSize } = request;
  if (page < 1 || page > LAST_PAGE) throw new AppError('BAD_USER_INPUT', `page must be from 1 to ${LAST_PAGE}.`);
  if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
    throw new AppError('BAD_USER_INPUT', `pageSize must be from 1 to ${MAX_PAGE_SIZE}.`);
  }
  return request;
}
