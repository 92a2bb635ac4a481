import { randomBytes } from 'node:crypto';
import { newId } from './account.js';
import { refusal, taken } from './directory/refusals.js';
import { type Application, defaultApplication } from './pool.js';
import { VendorError } from './vendorError.js';

/** What an administrator sets when an application is created. */
export interface NewApplication {
  readonly name: string;
  /** Part of the domain, hence unique. */
  readonly identifier: string;
  readonly redirectUris: readonly string[];
  readonly logo: string;
}

/** The applications of the pool. End users can log in only to the seeded one. */
export class Applications {
  readonly #seeded: Application;
  #all: readonly Application[];

  constructor(seeded: Application) {
    this.#seeded = seeded;
    this.#all = [seeded];
  }

  list(): readonly Application[] {
    return this.#all;
  }

  create(fields: NewApplication, now: number): Application {
    if (this.#all.some(({ identifier }) => identifier === fields.identifier)) {
      throw taken('application', fields.identifier);
    }
    const application: Application = { ...defaultApplication(newId(), newSecret(), now), ...fields };
    this.#all = [...this.#all, application];
    return application;
  }

  /** Throws 2011 for an unknown application. */
  require(id: string): Application {
    const application = this.#all.find((each) => each.id === id);
    if (!application) throw new VendorError(2011);
    return application;
  }

  /** Those that administrators created. */
  created(): readonly Application[] {
    return this.#all.filter((application) => application !== this.#seeded);
  }

  /** Replaces all applications except the seeded one. */
  restore(created: readonly Application[]): void {
    this.#all = [this.#seeded, ...created.map((application) => ({ ...application }))];
  }

  remove(application: Application): void {
    if (application === this.#seeded) throw refusal('不能删除内置应用', 'The seeded application cannot be deleted');
    this.#all = this.#all.filter((each) => each !== application);
  }
}

export function newSecret(): string {
  return randomBytes(16).toString('hex');
}
