/** Writes to the audit file of its argument until it is killed. */
import { openAuditFile } from '../../src/events/audit/auditFile.js';
import { anEvent, silent } from '../support/auditEvents.js';

const file = await openAuditFile(process.argv[2] ?? '', { logger: silent });
process.send?.('begun');
for (;;) await file.write([anEvent(), anEvent(), anEvent()], 0);
