import { fuzzApiOn } from './api';

fuzzApiOn('PostgreSQL');
