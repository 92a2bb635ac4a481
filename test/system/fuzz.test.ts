import { answersRandomRequests } from '../security/fuzz/suite.js';

answersRandomRequests(2000);
