import type { ApplicationRecord, Applications, Caller, Page, PageRequest, VendorSession } from '../../capabilities.js';
import type { AuthingConnection } from '../connection.js';
import { applicationRecord, pageOf } from '../records/directory.js';

export class AuthingApplications implements Applications {
  constructor(private readonly connection: AuthingConnection) {}

  async allowed(
    vendor: VendorSession,
    { page, pageSize }: PageRequest,
    caller: Caller,
  ): Promise<Page<ApplicationRecord>> {
    const path = `/api/v2/users/me/applications/allowed?page=${page}&limit=${pageSize}`;
    const options = { caller, bearer: vendor.token, retry: 'safe' } as const;
    const { data } = await this.connection.rest('users/me/applications/allowed', { method: 'GET', path }, options);
    return pageOf(data, applicationRecord);
  }
}
