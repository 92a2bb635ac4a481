import { answersRandomRequests } from './fuzz/suite.js';

// test/system/fuzz.test.ts sends four times as many.
answersRandomRequests(500);
